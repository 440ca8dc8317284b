#include "api/backup_routes.hpp"

#include "json/json.hpp"

namespace api {
namespace {

json::object backup_json(const flows::Backup& backup) {
    return {{"name", backup.file.filename().string()},
            {"made_at", base::to_rfc3339(backup.facts.made_at)},
            {"bytes", backup.bytes},
            {"entries", backup.facts.entries},
            {"head", backup.facts.head},
            {"verified", true}};
}

}  // namespace

void add_backup_routes(Routes& routes, flows::Backups& backups) {
    auto& context = routes.context();

    routes.read({"GET", "/api/v1/backups", "list_backups", http::Lane::Work, Permission::ManageStore},
                [&backups](const Asked&) -> base::Result<http::Response> {
                    json::array items;
                    for (const auto& backup : backups.list()) items.push_back(backup_json(backup));
                    return http::json(json::to_text(json::object{{"items", std::move(items)}}));
                });

    routes.change({"POST", "/api/v1/backups", "make_backup", http::Lane::Work, Permission::ManageStore},
                  [&context, &backups](const Asked& asked) -> base::Result<flows::Change> {
                      const auto made = backups.make();
                      if (!made) return made.refusal();
                      return flows::Change{[&context, backup = *made,
                                            caller = asked.caller()](db::WriteTx& tx) -> base::Result<flows::Answer> {
                          flows::record_backup(tx, context, caller, backup);
                          return flows::Answer{.status = 201, .body = json::to_text(backup_json(backup))};
                      }};
                  });
}

}  // namespace api
