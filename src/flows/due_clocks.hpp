#pragma once

#include <atomic>

#include "flows/break_promises.hpp"
#include "flows/open_clocks.hpp"

namespace flows {

/// Keeps the due times of all running cases in memory (promises::DueTimes) and breaks promises as they fall due. It
/// follows the ledger, so it learns of a change after its commit and never before, whoever made it. Other books count
/// from the moment they are in force; the rows of the store may follow later. Until every running case was read, due
/// clocks are found by the rows. One thread drives it; `is_loaded` may be asked by any.
class DueClocks {
public:
    explicit DueClocks(Context& context);

    /// Takes in the next piece of what is new: other books, cases still to be read, entries. True where more is there
    /// at once. Throws base::Failure where the store cannot be read; the piece is taken in by the next call then.
    bool catch_up();
    /// Breaks some of what has run out, in one flow, and gives how late each was; nothing where nothing is due. Throws
    /// base::Failure where the store cannot be written; nothing is lost by it.
    std::vector<std::chrono::microseconds> fire();
    /// When the next clock runs out, by memory or, until that is full, by the rows.
    std::optional<base::Instant> next_due_at();

    bool is_loaded() const { return loaded_; }
    const promises::DueTimes& times() const { return times_; }

private:
    void go_by(std::shared_ptr<const Books> books);
    void begin_loading();
    void load_page();
    bool follow();
    void put(const db::ReadTx& tx, const cases::Case& known);

    Context& context_;
    std::shared_ptr<const Books> books_;
    std::vector<cases::State> states_;  ///< in which a clock may run
    std::size_t loading_ = 0;           ///< the one of them that is being read
    std::optional<store::CaseMark> mark_;
    std::int64_t seq_ = 0;  ///< of the last entry that was taken in
    std::atomic<bool> loaded_ = false;
    promises::DueTimes times_;
};

}  // namespace flows
