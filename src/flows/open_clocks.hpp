#pragma once

#include <stop_token>

#include "flows/context.hpp"
#include "store/case_list.hpp"

namespace flows {

/// What other books do to one running clock. Without `before` the clock is new, without `after` it is taken away.
struct ClockChange {
    std::string case_id;
    std::string number;
    std::string promise_id;
    std::optional<promises::Standing> before;
    std::optional<promises::Standing> after;
};

/// What `books` would make of the running clocks of one case. What was kept or broken stays so, and a promise that is
/// made today is not broken on a case that is already older than it.
std::vector<ClockChange> clock_changes(const db::ReadTx& tx, const Context& context, const Books& books,
                                       const cases::Case& known);

/// In which states a clock may run on a case: always those of a running one, and where a promise ends with the closing,
/// also that of a case that was resolved.
std::vector<cases::State> states_with_clocks(const Books& books);

/// Walks through every case on which a clock may run, a few at a time, so that others are not held up.
class RunningCases {
public:
    explicit RunningCases(const Books& books) : states_(states_with_clocks(books)) {}
    bool is_done() const { return states_.empty(); }
    /// The next few, perhaps none.
    std::vector<cases::Case> next(const db::ReadTx& tx, const Context& context) const;
    /// Goes on behind them.
    void pass(const std::vector<cases::Case>& seen);

private:
    std::vector<cases::State> states_;  ///< still to be walked through, the present one first
    std::optional<store::CaseMark> mark_;
};

/// What other books would do to all running clocks; changes nothing.
struct ClockPreview {
    std::int64_t open = 0;
    std::int64_t changed = 0;
    std::vector<ClockChange> items;  ///< the first thousand
};
ClockPreview preview_clocks(Context& context, const Books& books);

/// Rewrites the rows of the running clocks as the books in force have them, and has the lens read anew where any
/// changed: a clock is no entry of its case. Blocks; reads a few cases at a time, writes only where something changes,
/// a small flow each, and ends early when asked to. Gives how many clocks changed. Also heals what an interrupted
/// publication has left.
std::int64_t rewrite_clocks(Context& context, const std::stop_token& stop);

}  // namespace flows
