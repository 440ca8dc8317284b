#include "store/customer_store.hpp"

#include "json/json.hpp"
#include "store/customer_store_sql.hpp"
#include "store/master_payload.hpp"
#include "store/personal_store.hpp"

namespace store {
namespace {

std::string code_of(const db::Row& row) {
    return std::string{row.text(0)};
}

Duplicate read_duplicate(const db::Row& row) {
    return {std::string{row.text(0)}, std::string{row.text(1)}, std::string{row.text(2)}, std::string{row.text(3)},
            row.instant(4)};
}

}  // namespace

std::optional<customers::Customer> find_customer(const db::ReadTx& tx, std::int64_t organisation_id,
                                                 std::string_view code) {
    auto found = tx.one(sql::kFindCustomer, {organisation_id, code}, [](const db::Row& row) {
        customers::Customer customer{
            .code = code_of(row), .kind = std::string{row.text(1)}, .region = row.text_if(2), .details = {}};
        auto details = read_details_of(json::parse(row.text(3)).as_object());
        customer.details = std::move(details.values);
        customer.personal = std::move(details.personal);
        customer.merged_into = row.text_if(4);
        customer.revision = row.integer(5);
        return customer;
    });
    if (!found) return found;
    found->consents = tx.all(sql::kConsentsOfCustomer, {organisation_id, code}, [](const db::Row& row) {
        return customers::Consent{.consent_id = code_of(row),
                                  .purpose = std::string{row.text(1)},
                                  .text_version = std::string{row.text(2)},
                                  .channel = row.text_if(3),
                                  .given_at = row.instant(4),
                                  .withdrawn_at = row.instant_if(5)};
    });
    return found;
}

bool has_customer(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code) {
    return tx.exists(sql::kHasCustomer, {organisation_id, code});
}

std::vector<std::string> merged_into(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code) {
    return tx.all(sql::kMergedInto, {organisation_id, code}, code_of);
}

std::vector<std::string> customers_after(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view behind,
                                         std::int64_t limit) {
    return tx.all(sql::kCustomersAfter, {organisation_id, behind, limit}, code_of);
}

void put_customer(db::WriteTx& tx, std::int64_t organisation_id, const customers::Customer& customer) {
    tx.run(sql::kPutCustomer,
           {organisation_id, customer.code, customer.kind, customer.region,
            details_of(customer.details, customer.personal), customer.personal_id("name"),
            customer.personal_id("mobile"), customer.personal_id("address"), customer.merged_into, customer.revision});
}

void put_consent(db::WriteTx& tx, std::int64_t organisation_id, std::string_view code,
                 const customers::Consent& consent) {
    tx.run(sql::kPutConsent, {organisation_id, code, consent.consent_id, consent.purpose, consent.text_version,
                              consent.channel, consent.given_at, consent.withdrawn_at});
}

std::vector<std::string> list_customers(const db::ReadTx& tx, std::int64_t organisation_id, const CustomerPage& page) {
    if (page.scope.empty()) return tx.all(sql::kListCustomers, {organisation_id, page.behind, page.limit}, code_of);
    return tx.all(sql::kListCustomersOfOutlet, {organisation_id, page.behind, page.scope, page.limit}, code_of);
}

std::vector<std::string> customers_of_mobile(const db::ReadTx& tx, std::int64_t organisation_id,
                                             std::string_view mobile, const CustomerPage& page) {
    const auto behind = page.behind.empty() ? std::string{} : subject_of("customer", page.behind);
    return tx.all(sql::kCustomersOfMobile, {organisation_id, mobile, behind, page.scope, page.limit}, code_of);
}

std::vector<std::string> customers_named(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view prefix,
                                         const CustomerPage& page) {
    std::string from{prefix};
    std::string behind;
    if (!page.behind.empty()) {
        const auto last = find_customer(tx, organisation_id, page.behind);
        const auto name_id = last ? last->personal_id("name") : std::nullopt;
        const auto name = name_id ? find_personal(tx, organisation_id, *name_id) : std::nullopt;
        if (!name) return {};
        from = *name;
        behind = subject_of("customer", page.behind);
    }
    // Behind every name that begins so: nothing sorts above the last code point.
    const auto end = std::string{prefix} + "\xf4\x8f\xbf\xbf";
    return tx.all(sql::kCustomersNamed, {organisation_id, from, end, behind, page.scope, page.limit}, code_of);
}

bool has_unit_of_outlet(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code,
                        std::string_view outlet) {
    return tx.exists(sql::kHasUnitOfOutlet, {organisation_id, code, outlet});
}

std::optional<Duplicate> find_duplicate(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view first,
                                        std::string_view second) {
    return tx.one(sql::kFindDuplicate, {organisation_id, first, second}, read_duplicate);
}

void put_duplicate(db::WriteTx& tx, std::int64_t organisation_id, const Duplicate& duplicate) {
    tx.run(sql::kPutDuplicate, {organisation_id, duplicate.first, duplicate.second, duplicate.reasons, duplicate.state,
                                duplicate.found_at});
}

std::vector<Duplicate> open_duplicates(const db::ReadTx& tx, std::int64_t organisation_id, const Duplicate& behind,
                                       std::int64_t limit) {
    return tx.all(sql::kOpenDuplicates, {organisation_id, behind.found_at, behind.first, behind.second, limit},
                  read_duplicate);
}

}  // namespace store
