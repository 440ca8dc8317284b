#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/ids.hpp"
#include "ledger/append.hpp"
#include "lens/compile.hpp"
#include "lens/lens.hpp"
#include "lens/measure_book.hpp"

namespace given {

constexpr std::int64_t kHour = 3'600'000'000;
/// Monday 2026-03-02 00:00 in Shanghai.
constexpr std::int64_t kBase = 1'772'380'800'000'000;

/// A folder that goes with the test.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "fivestar-lens-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct Promise {
    std::string id;
    double due;
    std::string outcome;
};

/// A case row; instants are hours since kBase.
struct Case {
    std::string id = {};
    std::string kind = "repair";
    std::string state = "open";
    std::string channel = "web";
    std::optional<std::string> outlet = {};
    std::optional<std::string> person = {};
    double opened = 0;
    std::optional<double> responded = {};
    std::optional<double> first_resolved = {};
    std::optional<double> resolved = {};
    std::optional<double> closed = {};
    std::optional<double> due = {};
    std::int64_t handovers = 0;
    std::int64_t reopened = 0;
    double waited = 0;
    std::optional<std::int64_t> rating = {};
    std::optional<std::string> rework_of = {};
    std::optional<std::string> merged_into = {};
    std::vector<Promise> promises = {};
};

inline std::int64_t at(double hours) {
    return kBase + static_cast<std::int64_t>(hours * static_cast<double>(kHour));
}

/// A store with case rows and a ledger that speaks of them.
class Store {
public:
    Store() {
        auto engine = db::sqlite_engine((folder_.path() / "store.db").string());
        db::migrate(*engine, db::known_migrations(), base::from_micros(0));
        database_ = std::make_unique<db::Database>(std::move(engine));
    }
    db::Database& database() { return *database_; }
    std::filesystem::path lens_folder() const { return folder_.path() / "lens"; }
    std::string new_id() { return ids_.next(base::from_micros(kBase)); }

    /// Writes the row anew, with an entry.
    void put(const Case& row) {
        database_->write_and_wait([&](db::WriteTx& tx) {
            tx.run(kDropPromises, {row.id});
            tx.run(kDropCase, {row.id});
            tx.run(kAddCase,
                   {row.id, row.kind, row.state, row.channel, row.outlet, row.person, at(row.opened), at(row.responded),
                    at(row.first_resolved), at(row.resolved), at(row.closed), at(row.due), row.handovers, row.reopened,
                    at(row.waited) - kBase, row.rating, row.rework_of, row.merged_into});
            for (const auto& promise : row.promises) {
                tx.run(kAddPromise, {row.id, promise.id, at(promise.due), promise.outcome});
            }
            tell(tx, "case", row.id);
            return 0;
        });
    }
    /// An entry about something else.
    void tell_other() {
        database_->write_and_wait([&](db::WriteTx& tx) {
            tell(tx, "outlet", "A");
            return 0;
        });
    }

private:
    static constexpr db::Query kDropCase{"test_drop_case", "DELETE FROM cases WHERE case_id = $1"};
    static constexpr db::Query kDropPromises{"test_drop_promises", "DELETE FROM case_promises WHERE case_id = $1"};
    static constexpr db::Query kAddCase{
        "test_add_case",
        "INSERT INTO cases (organisation_id, case_id, number, kind, state, priority, channel, outlet, person, "
        "opened_at, responded_at, first_resolved_at, resolved_at, closed_at, due_at, handover_count, wait_count, "
        "reopened_count, waited_customer_us, rating, rework_of, merged_into, details, revision) "
        "VALUES (1, $1, $1, $2, $3, 'normal', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, $14, $15, $16, $17, $18, "
        "'{}', 1)"};
    static constexpr db::Query kAddPromise{"test_add_promise",
                                           "INSERT INTO case_promises (organisation_id, case_id, promise_id, due_at, "
                                           "outcome, running) VALUES (1, $1, $2, $3, $4, 0)"};

    static std::int64_t at(double hours) { return given::at(hours); }
    static std::optional<std::int64_t> at(const std::optional<double>& hours) {
        return hours ? std::optional{given::at(*hours)} : std::nullopt;
    }
    static void tell(db::WriteTx& tx, std::string_view kind, const std::string& id) {
        ledger::Appender{tx, 1, base::from_micros(kBase)}.append(
            {base::from_micros(kBase), "system", kind, id, "changed", "{}"});
    }

    Folder folder_;
    std::unique_ptr<db::Database> database_;
    base::Ids ids_{base::seeded_random(5)};
};

inline lens::Organisation shanghai() {
    return {1, "Asia/Shanghai", [](std::int64_t) { return 8 * kHour; }};
}

/// The lens of a store, or nothing where this machine has no DuckDB.
inline std::unique_ptr<lens::Lens> lens_of(const Store& store, lens::Organisation organisation = shanghai()) {
    auto opened = lens::Lens::open({store.lens_folder(), 2, "1GB"}, std::move(organisation));
    if (!opened) {
        MESSAGE("skipped: " << opened.refusal().facts[0].second);
        return nullptr;
    }
    return std::move(*opened);
}

/// The shipped measures.
inline lens::MeasureBook book() {
    const std::string path = FIVESTAR_SOURCE_DIR "/rulebooks/measures/service.yaml";
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    lens::MeasureBook measures;
    measures.add(text.str(), path);
    return measures;
}

inline std::vector<const lens::Measure*> all_of(const lens::MeasureBook& book) {
    std::vector<const lens::Measure*> measures;
    for (const auto& measure : book.measures()) measures.push_back(&measure);
    return measures;
}

}  // namespace given
