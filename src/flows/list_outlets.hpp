#pragma once

#include "flows/context.hpp"
#include "store/master_store.hpp"

namespace flows {

/// Every outlet of the organisation, by code: who hands a case over has to know them all.
inline std::vector<store::Outlet> list_outlets(const db::ReadTx& tx, const Context& context) {
    return store::list_outlets(tx, context.organisation_id());
}

}  // namespace flows
