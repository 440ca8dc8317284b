#include "flows/show_customer.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "flows/mask.hpp"
#include "flows/mobile.hpp"
#include "store/customer_store.hpp"
#include "store/master_payload.hpp"
#include "store/personal_store.hpp"
#include "store/unit_store.hpp"

namespace flows {
namespace {

Disclosed values_of(const db::ReadTx& tx, const Context& context, const customers::Customer& known) {
    Disclosed values;
    for (const auto& ref : known.personal) {
        if (auto value = store::find_personal(tx, context.organisation_id(), ref.personal_id)) {
            values[ref.field] = std::move(*value);
        }
    }
    return values;
}

/// The codes that a list is of, in its order, one more than it may hold.
std::vector<std::string> found_codes(const db::ReadTx& tx, const Context& context, const std::string& q,
                                     const store::CustomerPage& page) {
    const auto organisation = context.organisation_id();
    if (q.empty()) return store::list_customers(tx, organisation, page);
    if (const auto mobile = plain_mobile(q); is_mobile(mobile)) {
        return store::customers_of_mobile(tx, organisation, mobile, page);
    }
    auto named = store::customers_named(tx, organisation, q, page);
    if (named.empty() && page.behind.empty() && store::has_customer(tx, organisation, q) &&
        (page.scope.empty() || store::has_unit_of_outlet(tx, organisation, q, page.scope))) {
        named.push_back(q);
    }
    return named;
}

}  // namespace

std::string mask_customer(std::string_view field, std::string_view value) {
    if (field != "name" && field != "mobile" && field != "address") return std::string{value};
    return mask("contact_" + std::string{field}, value);
}

ShownCustomer show_customer(const db::ReadTx& tx, const Context& context, customers::Customer known) {
    ShownCustomer shown{.known = std::move(known), .texts = {}, .merged = {}};
    for (const auto& [field, value] : values_of(tx, context, shown.known)) {
        shown.texts[field] = mask_customer(field, value);
    }
    auto codes = codes_of_customer(tx, context, shown.known.code);
    shown.merged.assign(codes.begin() + 1, codes.end());
    return shown;
}

base::Result<ShownCustomer> show_customer(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                          const std::string& code) {
    auto known = find_seen_customer(tx, context, caller, code);
    if (!known) return no_such_customer(code);
    return show_customer(tx, context, std::move(*known));
}

CustomerList list_customers(const db::ReadTx& tx, const Context& context, const Caller& caller,
                            const ListCustomers& asked) {
    const std::string q{base::trim(asked.q)};
    auto codes = found_codes(tx, context, q, {asked.cursor, asked.limit + 1, caller.outlet.value_or("")});
    CustomerList list;
    if (codes.size() > static_cast<std::size_t>(asked.limit)) {
        codes.resize(static_cast<std::size_t>(asked.limit));
        list.next_cursor = codes.back();
    }
    std::vector<std::string> seen;
    for (const auto& code : codes) {
        // Who is found by a name that he no longer goes by is shown as the one he turned out to be.
        const auto survivor = survivor_of(tx, context, code);
        if (std::find(seen.begin(), seen.end(), survivor) != seen.end()) continue;
        seen.push_back(survivor);
        if (auto known = find_seen_customer(tx, context, caller, survivor)) {
            list.items.push_back(show_customer(tx, context, std::move(*known)));
        }
    }
    return list;
}

base::Result<Disclosed> disclose_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                          const DisclosePersonal& asked) {
    const auto known = find_seen_customer(tx, context, caller, asked.case_id);
    if (!known) return no_such_customer(asked.case_id);
    auto values = values_of(tx, context, *known);
    record_disclosure(tx, context, caller, {store::subject_of("customer", known->code), asked.reason}, values);
    return values;
}

base::Result<Disclosed> read_disclosed_customer(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                                const std::string& code) {
    const auto known = find_seen_customer(tx, context, caller, code);
    if (!known) return no_such_customer(code);
    return values_of(tx, context, *known);
}

base::Result<std::vector<ShownEntry>> list_unit_entries(const db::ReadTx& tx, const Context& context,
                                                        const Caller& caller, const std::string& unit_id) {
    const auto unit = find_seen_unit(tx, context, caller, unit_id);
    if (!unit) return no_such_unit(unit_id);
    return show_entries(tx, context, {store::subject_of("unit", unit->unit_id)}, mask_customer);
}

base::Result<std::vector<ShownEntry>> list_customer_entries(const db::ReadTx& tx, const Context& context,
                                                            const Caller& caller, const std::string& code) {
    const auto known = find_seen_customer(tx, context, caller, code);
    if (!known) return no_such_customer(code);
    const auto subject = store::subject_of("customer", code);
    return show_entries(tx, context, {subject, disclosure_subject(subject)}, mask_customer);
}

}  // namespace flows
