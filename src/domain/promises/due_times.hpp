#pragma once

#include <span>
#include <unordered_map>

#include "base/id_index.hpp"
#include "domain/promises/promise.hpp"

namespace promises {

/// A clock that runs out: which promise on which case, and when.
struct DueClock {
    std::string case_id;
    std::string promise_id;
    Instant due_at;

    bool operator==(const DueClock&) const = default;
};

/// When the open deadlines of a company fall due, in memory: of every running case a compact row of what a due time is
/// computed from, and a heap over what came out. It is computed by `standing`, so it cannot differ from the rows of the
/// store but by being older or newer. A deadline of the books that a case has no row for yet runs as well, unless it
/// would have run out already: a promise made today is not broken on a case that is older than it. Not for two threads
/// at once.
class DueTimes {
public:
    /// More deadlines than this are not in force at once.
    static constexpr std::size_t kDeadlinesMost = 64;

    /// How a row of the store has one promise of a case.
    struct Stood {
        std::string promise_id;
        Standing::Outcome outcome;
    };

    /// Goes by these books from now on and computes every due time anew. `clocks` must stay good until the next call.
    void go_by(const std::vector<Promise>& promises, Clocks clocks, Instant now);
    /// A running case as it stands now, in place of what was known of it. Throws base::Failure for an id that is none.
    void put(const cases::Case& known, std::span<const Stood> stood, Instant now);
    /// A case on which no clock runs any more.
    void drop(std::string_view case_id);
    void clear();

    /// The due time of the clock that runs out next.
    std::optional<Instant> next();
    /// Takes the clocks out that have run out before `now`, first due first, at most `limit`.
    std::vector<DueClock> take(Instant now, std::size_t limit);
    /// Undoes the taking of one, where it could not be acted on.
    void put_back(const DueClock& clock);

    std::size_t cases() const { return index_.size(); }
    std::size_t bytes() const;

private:
    /// What the due times of one case are computed from; waits stand apart, because few cases have any.
    struct Row {
        std::int64_t opened_us = 0;
        std::uint64_t running = 0;  ///< a bit for each deadline in force that runs
        std::uint64_t settled = 0;  ///< those that were kept or broken
        std::uint16_t kind = 0;     ///< numbers of words_
        std::uint16_t priority = 0;
        bool is_there : 1 = false;
        bool responded : 1 = false;
        bool resolved : 1 = false;
        bool closed : 1 = false;
        bool waits : 1 = false;  ///< has an entry in waits_
    };
    struct Waits {
        std::vector<cases::Pause> pauses;
        cases::Text waiting_for;
        cases::At waiting_since_at;
    };
    struct Entry {
        std::int64_t due_us;
        std::uint32_t row;
        std::uint32_t promise;
        auto operator<=>(const Entry&) const = default;
    };

    std::uint16_t word(const std::string& text);
    const cases::Case& case_of(std::uint32_t row);
    std::optional<Instant> due_of(std::uint32_t row, std::size_t promise);
    void start_clocks(std::uint32_t row, Instant now);
    void carry_over(const std::vector<Promise>& before);
    void push(const Entry& entry);
    void thin_out();
    bool holds(const Entry& entry);
    void pop();

    std::vector<Promise> promises_;  ///< the deadlines in force
    Clocks clocks_;
    base::IdIndex index_;
    std::vector<Row> rows_;
    std::unordered_map<std::uint32_t, Waits> waits_;
    std::vector<std::string> words_;
    std::vector<Entry> heap_;  ///< entries that no longer hold are passed over when they come up
    std::size_t thinned_ = 0;  ///< the size of the heap when it held nothing else
    cases::Case scratch_;      ///< one case after the other takes this shape
};

}  // namespace promises
