#include "cli/import_master.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/failure.hpp"
#include "flows/import_master.hpp"
#include "tables/csv_writer.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr int kShownRows = 20;

/// Counts what was not right with rows, shows the first of them and keeps the rejected ones in a file.
class Complaints {
public:
    void take(const flows::MasterComplaint& row) {
        ++reasons_[row.reason];
        if (shown_.size() >= kShownRows) return;
        shown_.push_back(fmt::format("  line {}: {}: {}", row.line, row.reason, row.detail));
    }
    void report(std::string_view title, Console& console) const {
        if (reasons_.empty()) return;
        console.err(fmt::format("{}:\n", title));
        for (const auto& line : shown_) console.err(line + "\n");
        for (const auto& [reason, count] : reasons_) console.err(fmt::format("  {} x {}\n", count, reason));
    }

private:
    std::vector<std::string> shown_;
    std::map<std::string, std::int64_t> reasons_;
};

/// FILE.rejected.csv, which appears when the first row comes.
class RejectedFile {
public:
    explicit RejectedFile(const std::string& file) : path_(file + ".rejected.csv") {}

    void take(const flows::MasterComplaint& row) {
        if (!out_.is_open()) open();
        const auto line = std::to_string(row.line);
        writer_.row({line, row.reason, row.detail, row.text});
        out_ << writer_.take();
        if (!out_) throw base::Failure("cannot write " + path_.string());
    }
    bool is_written() const { return out_.is_open(); }
    const fs::path& path() const { return path_; }

private:
    void open() {
        out_.open(path_, std::ios::binary);
        if (!out_) {
            path_ = fs::current_path() / path_.filename();
            out_.open(path_, std::ios::binary);
        }
        if (!out_) throw base::Failure("cannot write " + path_.string());
        tables::write_rejected_header(writer_);
    }

    fs::path path_;
    std::ofstream out_;
    tables::CsvWriter writer_;
};

void report(const flows::ImportedMaster& done, bool dry_run, Console& console) {
    console.err(fmt::format("read as {}\n", done.reading));
    if (!done.ignored.empty()) {
        console.err(
            fmt::format("columns that were not understood and are left out: {}\n", fmt::join(done.ignored, ", ")));
    }
    console.out(fmt::format("rows {}\nadded {}\nchanged {}\nunchanged {}\nrejected {}\nflagged {}\n", done.rows,
                            done.added, done.changed, done.unchanged, done.rejected, done.flagged));
    if (dry_run) {
        console.err("dry run: nothing was changed\n");
    } else if (done.added + done.changed == 0) {
        console.err("nothing new: the store is as it was\n");
    }
}

}  // namespace

int import_master(flows::Context& context, const flows::Caller& caller, const ImportMasterOptions& options,
                  Console& console) {
    const auto kind = flows::master_kind_from(options.kind);
    if (!kind) {
        console.err(fmt::format("'{}' cannot be imported: outlets, staff, customers or units can\n", options.kind));
        return kBadUse;
    }
    Complaints rejected;
    Complaints flagged;
    RejectedFile file{options.file};
    flows::ImportMaster asked{.kind = *kind, .path = options.file, .dry_run = options.dry_run};
    asked.rejected = [&](const flows::MasterComplaint& row) {
        rejected.take(row);
        if (!options.dry_run) file.take(row);
    };
    asked.flagged = [&](const flows::MasterComplaint& row) { flagged.take(row); };
    if (console.shows_progress) {
        asked.progress = [&console](std::int64_t rows) { console.err(fmt::format("\r{} rows", rows)); };
    }
    const auto done = flows::import_master(context, caller, asked);
    if (console.shows_progress) console.err("\n");
    report(done, options.dry_run, console);
    flagged.report("taken with a remark", console);
    rejected.report("rejected rows", console);
    if (file.is_written()) console.err(fmt::format("all of them are in {}\n", file.path().string()));
    return done.rejected > 0 ? kRefused : kDone;
}

}  // namespace cli
