#include <filesystem>
#include <fstream>

#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "base/failure.hpp"
#include "flows/import_master.hpp"

namespace api {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShown = 10'000;

/// The bytes of a request as a file, for as long as it is read.
class ReceivedFile {
public:
    ReceivedFile(const std::string& id, std::string_view bytes)
        : path_(fs::temp_directory_path() / ("fivestar-import-" + id)) {
        std::ofstream out{path_, std::ios::binary | std::ios::trunc};
        fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write);
        out << bytes;
        out.close();
        if (!out) throw base::Failure("cannot write " + path_.string());
    }
    ~ReceivedFile() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    ReceivedFile(const ReceivedFile&) = delete;
    ReceivedFile& operator=(const ReceivedFile&) = delete;
    std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

/// The first rows that were complained of, each with its line and why; the count tells of all.
class Complaints {
public:
    void take(const flows::MasterComplaint& row) {
        if (rows_.size() < kShown) {
            rows_.push_back(
                json::object{{"line", row.line}, {"reason", row.reason}, {"detail", row.detail}, {"text", row.text}});
        }
    }
    json::array take_rows() { return std::move(rows_); }

private:
    json::array rows_;
};

json::object import_json(const flows::ImportedMaster& done, Complaints& rejected, Complaints& flagged) {
    json::array ignored;
    for (const auto& header : done.ignored) ignored.emplace_back(header);
    return {{"rows", done.rows},
            {"added", done.added},
            {"changed", done.changed},
            {"unchanged", done.unchanged},
            {"rejected", done.rejected},
            {"flagged", done.flagged},
            {"reading", done.reading},
            {"ignored_columns", std::move(ignored)},
            {"rejected_rows", rejected.take_rows()},
            {"flagged_rows", flagged.take_rows()}};
}

/// Rows go in by flows of their own, as with the command; what is left for the answer's own flow is to be kept under
/// its key. The same file again changes nothing, so a repeated request does no harm.
base::Result<flows::Change> import_change(flows::Context& context, const Asked& asked) {
    const auto kind = flows::master_kind_from(asked.request.param("kind"));
    if (!kind || (*kind != flows::MasterKind::Customers && *kind != flows::MasterKind::Units)) {
        return base::Refusal{"not_found"};
    }
    QueryReader query{asked.request};
    const bool dry_run = query.flag("dry_run");
    query.finish();
    const ReceivedFile file{context.ids.next(context.now()), asked.request.body};
    Complaints rejected;
    Complaints flagged;
    flows::ImportedMaster done;
    try {
        done = flows::import_master(context, asked.caller(),
                                    {.kind = *kind,
                                     .path = file.path(),
                                     .dry_run = dry_run,
                                     .rejected = [&](const auto& row) { rejected.take(row); },
                                     .flagged = [&](const auto& row) { flagged.take(row); },
                                     .progress = {}});
    } catch (const base::BadInput& bad) {
        return base::Refusal{"import_not_readable", {{"why", bad.what()}, {"cure", bad.cure}}};
    }
    return flows::Change{
        [body = json::to_text(import_json(done, rejected, flagged))](db::WriteTx&) -> base::Result<flows::Answer> {
            return flows::Answer{.status = 200, .body = body};
        }};
}

}  // namespace

void add_import_routes(Routes& routes) {
    auto& context = routes.context();
    routes.change({"POST", "/api/v1/imports/{kind}", "import_file", http::Lane::Work, Permission::WorkOnUnits},
                  [&context](const Asked& asked) { return import_change(context, asked); });
}

}  // namespace api
