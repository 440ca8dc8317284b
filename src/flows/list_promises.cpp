#include "flows/list_promises.hpp"

#include <algorithm>

#include "store/case_list.hpp"

namespace flows {

std::vector<PromiseStand> list_promises(const db::ReadTx& tx, const Context& context, const Caller& caller) {
    const auto now = context.now();
    const auto soon = now + std::chrono::hours{1};
    const auto organisation = context.organisation_id();
    const auto clocks = caller.outlet ? store::open_clocks_of_outlet(tx, organisation, *caller.outlet, now, soon)
                                      : store::open_clocks(tx, organisation, now, soon);
    std::vector<PromiseStand> stands;
    for (const auto& promise : context.books()->promises) {
        PromiseStand stand{.promise = promise};
        for (const auto& clock : clocks) {
            if (clock.promise_id != promise.id) continue;
            stand.open = clock.open;
            stand.late = clock.late;
            stand.soon = clock.soon;
        }
        stands.push_back(std::move(stand));
    }
    return stands;
}

}  // namespace flows
