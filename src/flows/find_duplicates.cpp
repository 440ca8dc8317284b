#include "flows/find_duplicates.hpp"

#include <algorithm>

#include "flows/see_unit.hpp"
#include "store/customer_store.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

/// More than so many of one mobile or name are no duplicates any more, but a call centre's own number.
constexpr std::int64_t kAlikeMax = 20;

std::string value_of(const db::ReadTx& tx, const Context& context, const customers::Customer& customer,
                     std::string_view field) {
    const auto id = customer.personal_id(field);
    if (!id) return "";
    return store::find_personal(tx, context.organisation_id(), *id).value_or("");
}

void propose(db::WriteTx& tx, const Context& context, const std::pair<std::string, std::string>& pair,
             const std::string& reason) {
    const auto& [first, second] = std::minmax(pair.first, pair.second);
    if (first == second) return;
    const auto organisation = context.organisation_id();
    auto known = store::find_duplicate(tx, organisation, first, second);
    if (!known) known = store::Duplicate{first, second, "", "open", context.now()};
    if (known->state != "open" || known->reasons.find(reason) != std::string::npos) return;
    known->reasons += (known->reasons.empty() ? "" : ",") + reason;
    store::put_duplicate(tx, organisation, *known);
}

}  // namespace

void propose_duplicates(db::WriteTx& tx, const Context& context, const customers::Customer& customer) {
    const auto organisation = context.organisation_id();
    const store::CustomerPage page{.behind = "", .limit = kAlikeMax, .scope = ""};
    if (const auto mobile = value_of(tx, context, customer, "mobile"); !mobile.empty()) {
        for (const auto& other : store::customers_of_mobile(tx, organisation, mobile, page)) {
            propose(tx, context, {customer.code, survivor_of(tx, context, other)}, "mobile");
        }
    }
    const auto name = value_of(tx, context, customer, "name");
    const auto address = value_of(tx, context, customer, "address");
    if (name.empty() || address.empty()) return;
    for (const auto& other : store::customers_named(tx, organisation, name, page)) {
        if (other == customer.code) continue;
        const auto found = store::find_customer(tx, organisation, other);
        if (found && value_of(tx, context, *found, "name") == name &&
            value_of(tx, context, *found, "address") == address) {
            propose(tx, context, {customer.code, survivor_of(tx, context, other)}, "name_address");
        }
    }
}

void propose_owners(db::WriteTx& tx, const Context& context, const std::string& before, const std::string& after) {
    const auto organisation = context.organisation_id();
    const auto one = store::find_customer(tx, organisation, before);
    const auto other = store::find_customer(tx, organisation, after);
    if (!one || !other) return;
    const auto name = value_of(tx, context, *one, "name");
    if (!name.empty() && name == value_of(tx, context, *other, "name")) propose(tx, context, {before, after}, "unit");
}

}  // namespace flows
