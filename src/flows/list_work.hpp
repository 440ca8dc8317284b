#pragma once

#include "flows/show_case.hpp"

namespace flows {

/// Due within this time is soon; a wait for the customer is over when it has lasted longer.
constexpr std::chrono::hours kDueSoon{1};
constexpr std::chrono::hours kWaitOver{72};

/// Whose work: of the caller's own person, or all that he may see.
struct ListWork {
    enum class Whose { Mine, Seen };
    Whose whose = Whose::Mine;
    std::int64_t limit = 50;
    std::string cursor;
};

/// A case that waits for somebody, and why it stands where it does.
struct WorkItem {
    ShownCase shown;
    std::string_view why;    ///< late, due_soon, waiting_over, mine, unassigned
    std::string promise_id;  ///< whose clock runs out; empty where none presses
    std::optional<base::Instant> due_at;
};

struct WorkCounts {
    std::int64_t late = 0;
    std::int64_t due_soon = 0;
    std::int64_t mine = 0;
    std::int64_t unassigned = 0;  ///< at most 10,000 are counted
};

struct WorkPage {
    std::vector<WorkItem> items;
    std::optional<std::string> next_cursor;
    WorkCounts counts;
};

/// What waits, the most pressing first: what is late, what falls due within the hour, where the customer has been
/// waited for too long, the caller's other cases, and, unless he asks for his own alone, what nobody is assigned to.
/// Each case once. Refuses with: bad_cursor.
base::Result<WorkPage> list_work(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                 const ListWork& asked);

}  // namespace flows
