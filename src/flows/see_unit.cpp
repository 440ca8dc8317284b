#include "flows/see_unit.hpp"

#include <algorithm>

#include "store/customer_store.hpp"
#include "store/unit_list.hpp"
#include "store/unit_store.hpp"

namespace flows {
namespace {

/// Merges can be chained, and a chain that is longer than this is a circle.
constexpr std::size_t kMergesMax = 1000;

bool sees(const db::ReadTx& tx, const Context& context, const Caller& caller, const units::Identity& identity) {
    if (caller.sees(identity.outlet)) return true;
    return identity.serial &&
           store::has_case_of_serial(tx, context.organisation_id(), *identity.serial, *caller.outlet);
}

}  // namespace

std::optional<units::Unit> find_seen_unit(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                          const std::string& id) {
    const auto organisation = context.organisation_id();
    auto unit = store::find_unit(tx, organisation, id);
    if (!unit) {
        if (const auto unit_id = store::unit_id_of_serial(tx, organisation, id)) {
            unit = store::find_unit(tx, organisation, *unit_id);
        }
    }
    if (unit && !sees(tx, context, caller, unit->identity)) return std::nullopt;
    return unit;
}

std::optional<customers::Customer> find_seen_customer(const db::ReadTx& tx, const Context& context,
                                                      const Caller& caller, const std::string& code) {
    const auto organisation = context.organisation_id();
    auto customer = store::find_customer(tx, organisation, code);
    if (!customer || !caller.outlet) return customer;
    for (const auto& one : codes_of_customer(tx, context, code)) {
        if (store::has_unit_of_outlet(tx, organisation, one, *caller.outlet)) return customer;
    }
    return std::nullopt;
}

base::Refusal no_such_unit(const std::string& id) {
    return {"no_such_unit", {{"unit", id}}};
}

base::Refusal no_such_customer(const std::string& code) {
    return {"no_such_customer", {{"customer", code}}};
}

std::vector<std::string> codes_of_customer(const db::ReadTx& tx, const Context& context, const std::string& code) {
    std::vector<std::string> codes{code};
    for (std::size_t i = 0; i < codes.size() && codes.size() < kMergesMax; ++i) {
        for (auto& merged : store::merged_into(tx, context.organisation_id(), codes[i])) {
            if (std::find(codes.begin(), codes.end(), merged) == codes.end()) codes.push_back(std::move(merged));
        }
    }
    return codes;
}

std::string survivor_of(const db::ReadTx& tx, const Context& context, const std::string& code) {
    auto survivor = code;
    for (std::size_t i = 0; i < kMergesMax; ++i) {
        const auto customer = store::find_customer(tx, context.organisation_id(), survivor);
        if (!customer || !customer->merged_into) return survivor;
        survivor = *customer->merged_into;
    }
    return survivor;
}

}  // namespace flows
