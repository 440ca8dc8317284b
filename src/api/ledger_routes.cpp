#include <chrono>

#include "api/case_json.hpp"
#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "flows/read_ledger.hpp"

namespace api {
namespace {

http::Response head_response(const flows::LedgerHead& head) {
    json::object out{{"head_seq", head.head_seq},
                     {"sealed_seq", head.last_block ? head.last_block->last_seq : 0},
                     {"blocks", head.last_block ? head.last_block->block : 0},
                     {"last_block", nullptr},
                     {"public_key", head.last_block ? head.last_block->public_key : ""}};
    if (const auto& block = head.last_block) {
        out["last_block"] = json::object{
            {"block", block->block}, {"hash", block->hash}, {"sealed_at", base::to_rfc3339(block->sealed_at)}};
    }
    return http::json(json::to_text(out));
}

http::Response entries_response(const std::vector<flows::ShownEntry>& entries, std::int64_t limit) {
    json::array items;
    for (const auto& shown : entries) {
        auto item = entry_json(shown);
        item["subject_kind"] = shown.entry.subject_kind;
        item["subject_id"] = shown.entry.subject_id;
        items.push_back(std::move(item));
    }
    const bool is_full = static_cast<std::int64_t>(entries.size()) == limit;
    json::value next(nullptr);
    if (is_full) next = std::to_string(entries.back().entry.seq);
    return http::json(json::to_text(json::object{{"items", std::move(items)}, {"next_cursor", std::move(next)}}));
}

base::Result<flows::Change> verify_change(flows::Context& context, const Asked& asked) {
    const auto began = std::chrono::steady_clock::now();
    const auto verdict = flows::verify_ledger(context);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    json::value fault(nullptr);
    if (!verdict.holds) fault = json::object{{"seq", verdict.fault_seq}, {"what", verdict.complaint}};
    const json::object told{{"holds", verdict.holds},       {"entries", verdict.entries}, {"blocks", verdict.blocks},
                            {"unsealed", verdict.unsealed}, {"seconds", took.count()},    {"fault", std::move(fault)}};
    return flows::Change{[&context, verdict, body = json::to_text(told),
                          caller = asked.caller()](db::WriteTx& tx) -> base::Result<flows::Answer> {
        flows::record_verification(tx, context, caller, verdict);
        return flows::Answer{.status = 200, .body = body};
    }};
}

}  // namespace

void add_ledger_routes(Routes& routes) {
    auto& context = routes.context();
    using http::Lane;

    routes.read({"GET", "/api/v1/ledger", "show_ledger", Lane::Read, Permission::ReadLedger}, [&context](const Asked&) {
        return context.database.read(
            [&](const db::ReadTx& tx) { return head_response(flows::read_ledger_head(tx, context)); });
    });
    routes.read({"GET", "/api/v1/ledger/entries", "list_ledger_entries", Lane::Read, Permission::ReadLedger},
                [&context](const Asked& asked) {
                    QueryReader query{asked.request};
                    const auto after = query.integer("after", 0, std::int64_t{1} << 62, 0);
                    const auto limit = query.integer("limit", 1, 200, 50);
                    query.finish();
                    return context.database.read([&](const db::ReadTx& tx) {
                        return entries_response(flows::list_ledger(tx, context, after, limit), limit);
                    });
                });
    routes.read({"GET", "/api/v1/ledger/export", "export_ledger", Lane::Work, Permission::ReadLedger},
                [&context](const Asked&) {
                    http::Response response{.content_type = "text/plain; charset=utf-8"};
                    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"ledger.txt\"");
                    response.source = flows::ledger_export(context);
                    return response;
                });
    routes.change({"POST", "/api/v1/ledger/verifications", "verify_ledger", Lane::Work, Permission::VerifyLedger},
                  [&context](const Asked& asked) { return verify_change(context, asked); });
}

}  // namespace api
