#include "flows/backup/make_backup.hpp"
#include "flows/read_ledger.hpp"
#include "flows/replay_cases.hpp"

namespace flows {

StoreCheck check_store(Context& context) {
    const auto verdict = verify_ledger(context, {});
    auto replay = replay_cases(context);
    StoreCheck check{.entries = verdict.entries, .blocks = verdict.blocks, .cases = replay.cases, .head = verdict.head};
    if (!verdict.holds) check.broken.push_back(verdict.complaint);
    for (auto& line : replay.differing) check.broken.push_back(std::move(line));
    return check;
}

}  // namespace flows
