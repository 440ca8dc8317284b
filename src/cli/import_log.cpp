#include "cli/import_log.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "cli/log_map_book.hpp"
#include "flows/import_log.hpp"
#include "tables/csv_writer.hpp"
#include "tables/log_guess.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr int kShownRows = 20;

/// Keeps rejected rows in a file that appears when the first one comes.
class RejectedRows {
public:
    RejectedRows(const std::string& file, bool keep) : file_(file), keep_(keep) {}

    void take(const tables::Rejected& row) {
        ++reasons_[std::string{tables::word(row.reason)}];
        if (shown_.size() < kShownRows) {
            shown_.push_back(fmt::format("  line {}: {}: {}", row.line, tables::word(row.reason), row.detail));
        }
        if (!keep_) return;
        if (!out_.is_open()) open();
        tables::write_rejected(writer_, row);
        if (writer_.size() > (1U << 20)) flush();
    }

    void report(Console& console) {
        flush();
        if (reasons_.empty()) return;
        console.err("rejected rows:\n");
        for (const auto& line : shown_) console.err(line + "\n");
        for (const auto& [reason, count] : reasons_) console.err(fmt::format("  {} x {}\n", count, reason));
        if (keep_) console.err(fmt::format("all of them are in {}\n", path_.string()));
    }

private:
    void open() {
        path_ = file_ + ".rejected.csv";
        out_.open(path_, std::ios::binary);
        if (!out_) {
            path_ = fs::current_path() / (fs::path{file_}.filename().string() + ".rejected.csv");
            out_.open(path_, std::ios::binary);
        }
        if (!out_) throw base::Failure("cannot write " + path_.string());
        tables::write_rejected_header(writer_);
    }
    void flush() {
        if (!out_.is_open()) return;
        out_ << writer_.take();
        out_.flush();
        if (!out_) throw base::Failure("cannot write " + path_.string());
    }

    std::string file_;
    bool keep_;
    fs::path path_;
    std::ofstream out_;
    tables::CsvWriter writer_;
    std::vector<std::string> shown_;
    std::map<std::string, std::int64_t> reasons_;
};

void report(const flows::ImportedLog& done, bool dry_run, Console& console) {
    const auto& counts = done.counts;
    console.err(fmt::format("read as {}\n", done.reading));
    if (counts.assumed_utc) console.err("warning: times without a zone were read as UTC; give the map a zone\n");
    if (done.resumed) console.err("an import that was interrupted went on where it had stopped\n");
    console.out(fmt::format("rows {}\ntaken {}\nrejected {}\nevents {}\ncases {}\n", counts.rows, counts.taken,
                            counts.rejected, counts.events, counts.cases));
    if (dry_run) {
        console.err("dry run: nothing was changed\n");
        return;
    }
    const auto& progress = done.progress;
    console.out(fmt::format("cases_opened {}\ncases_grown {}\nentries_added {}\nrows_known {}\n", progress.cases_opened,
                            progress.cases_grown, progress.entries_added, progress.rows_known));
    if (progress.entries_added == 0) console.err("nothing new: the store is as it was\n");
}

}  // namespace

int import_log(flows::Context& context, const flows::Caller& caller, const ImportLogOptions& options,
               Console& console) {
    flows::ImportLog asked{.path = options.file, .dry_run = options.dry_run};
    if (options.map.empty()) {
        auto guess = tables::guess_log(*tables::open_source(options.file));
        guess.map.source = fs::path{options.file}.stem().string();
        asked.map_text = tables::as_yaml(guess);
        if (!options.accept_guess) {
            console.out(asked.map_text);
            console.err(
                fmt::format("no map was given. This is a guess: read it, save it as a file and import with --map, or "
                            "take it as it is with --accept-guess\n"));
            return kBadUse;
        }
        asked.map = read_log_map(asked.map_text, "guessed map");
    } else {
        asked.map_text = base::read_file(options.map);
        asked.map = read_log_map(asked.map_text, options.map);
    }
    RejectedRows rejected{options.file, !options.dry_run};
    asked.rejected = [&rejected](const tables::Rejected& row) { rejected.take(row); };
    if (console.shows_progress) {
        asked.progress = [&console](const flows::ImportProgress& progress) {
            console.err(fmt::format("\r{} cases, {} entries", progress.cases_seen, progress.entries_added));
        };
    }
    const auto done = flows::import_log(context, caller, asked);
    if (console.shows_progress) console.err("\n");
    if (done.taken_before && !options.dry_run) {
        console.err("this very file was imported with this map before: nothing was changed\n");
        console.out("cases_opened 0\ncases_grown 0\nentries_added 0\n");
        return kDone;
    }
    report(done, options.dry_run, console);
    rejected.report(console);
    return done.counts.rejected > 0 ? kRefused : kDone;
}

}  // namespace cli
