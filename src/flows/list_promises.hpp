#pragma once

#include "flows/context.hpp"

namespace flows {

/// A promise of the book with how its clocks stand now.
struct PromiseStand {
    promises::Promise promise;
    std::int64_t open = 0;  ///< clocks running
    std::int64_t late = 0;  ///< running and past due
    std::int64_t soon = 0;  ///< due within the hour
};

/// Every promise in force, in the book's order, over the cases that the caller may see.
std::vector<PromiseStand> list_promises(const db::ReadTx& tx, const Context& context, const Caller& caller);

}  // namespace flows
