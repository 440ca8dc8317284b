#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "base/ids.hpp"
#include "base/zone.hpp"
#include "db/database.hpp"
#include "flows/books.hpp"
#include "flows/caller.hpp"
#include "flows/case_serials.hpp"
#include "flows/known_tokens.hpp"
#include "lens/lens.hpp"

namespace flows {

class SearchIndex;

/// The organisation that this program serves.
struct Organisation {
    std::int64_t organisation_id = 1;
    std::string name;
    std::string zone_name;
    const base::Zone* zone = nullptr;
};

/// Everything a flow may reach for. It takes no other way to the outside: no global, no system clock. Flows may run on
/// several threads at once.
class Context {
public:
    Context(db::Database& store, Organisation served, std::function<base::Instant()> clock, base::Random bits)
        : database(store),
          organisation(std::move(served)),
          now(std::move(clock)),
          random(base::for_many_threads(bits)),
          ids(std::move(bits)) {}

    db::Database& database;
    const Organisation organisation;
    const std::function<base::Instant()> now;
    const base::Random random;
    base::Ids ids;
    CaseSerials case_serials;
    KnownTokens known_tokens;
    std::unique_ptr<lens::Lens> lens;  ///< none where DuckDB is not there: everything but measuring works

    std::shared_ptr<SearchIndex> search;  ///< none where nobody looks for words: lists then find numbers alone

    std::int64_t organisation_id() const { return organisation.organisation_id; }
    std::shared_ptr<const Books> books() const {
        const std::lock_guard lock{mutex_};
        return books_;
    }
    void put_books(std::shared_ptr<const Books> books) {
        const std::lock_guard lock{mutex_};
        books_ = std::move(books);
    }
    /// Somebody keeps the running clocks from now on, and is told when other books are in force; nothing ends that.
    void keep_clocks(std::function<void()> told) {
        const std::lock_guard lock{mutex_};
        keeper_ = std::move(told);
    }
    /// False where nobody keeps the clocks: who changed the books has to rewrite them.
    bool tell_keeper() const {
        const std::lock_guard lock{mutex_};
        if (keeper_) keeper_();
        return static_cast<bool>(keeper_);
    }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const Books> books_;
    std::function<void()> keeper_;
};

/// The local day of an instant in the organisation's zone.
base::Date local_day(const Organisation& organisation, base::Instant at);

}  // namespace flows
