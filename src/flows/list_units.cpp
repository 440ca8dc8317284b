#include "flows/list_units.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "flows/show_customer.hpp"
#include "store/customer_store.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

using store::UnitsBy;

constexpr std::int64_t kCasesShown = 100;
/// How the units of a list are found, as the first letter of its cursor.
constexpr std::string_view kLetters = "isgomuc";

std::string upper(std::string text) {
    for (auto& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

/// The narrowest way to the units that are asked for; a search is tried one way after the other.
std::vector<store::UnitFilter> ways(const Caller& caller, const ListUnits& asked) {
    store::UnitFilter filter{.value = "",
                             .behind = "",
                             .model = asked.model,
                             .outlet = asked.outlet,
                             .customer = asked.customer,
                             .scope = caller.outlet.value_or(""),
                             .limit = asked.limit + 1};
    const auto by = [&](UnitsBy way, const std::string& value) {
        filter.by = way;
        filter.value = value;
        return filter;
    };
    const std::string q{base::trim(asked.q)};
    if (!q.empty()) {
        std::vector<store::UnitFilter> found{by(UnitsBy::Serial, q)};
        if (upper(q) != q) found.push_back(by(UnitsBy::Serial, upper(q)));
        found.push_back(by(UnitsBy::Gtin, q));
        found.push_back(by(UnitsBy::Order, q));
        return found;
    }
    if (!asked.customer.empty()) return {by(UnitsBy::Customer, asked.customer)};
    if (!filter.scope.empty()) return {by(UnitsBy::Outlet, filter.scope)};
    if (!asked.outlet.empty()) return {by(UnitsBy::Outlet, asked.outlet)};
    if (!asked.model.empty()) return {by(UnitsBy::Model, asked.model)};
    return {filter};
}

UnitPage page_of(std::vector<store::UnitBrief> found, UnitsBy by, std::int64_t limit) {
    UnitPage page;
    if (found.size() > static_cast<std::size_t>(limit)) {
        found.resize(static_cast<std::size_t>(limit));
        const auto& last = found.back();
        page.next_cursor = std::string{kLetters[static_cast<std::size_t>(by)], '.'} +
                           (by == UnitsBy::Serial ? last.identity.serial.value_or("") : last.unit_id);
    }
    page.items = std::move(found);
    for (auto& item : page.items) {
        if (item.customer_name) item.customer_name = mask_customer("name", *item.customer_name);
    }
    return page;
}

/// The units of everybody who turned out to be one customer are his.
std::vector<store::UnitBrief> find(const db::ReadTx& tx, const Context& context, store::UnitFilter filter) {
    const auto organisation = context.organisation_id();
    if (filter.by != UnitsBy::Customer) return store::list_units(tx, organisation, filter);
    std::vector<store::UnitBrief> found;
    for (const auto& code : codes_of_customer(tx, context, filter.value)) {
        filter.value = filter.customer = code;
        for (auto& brief : store::list_units(tx, organisation, filter)) found.push_back(std::move(brief));
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.unit_id < b.unit_id; });
    if (found.size() > static_cast<std::size_t>(filter.limit)) found.resize(static_cast<std::size_t>(filter.limit));
    return found;
}

}  // namespace

base::Result<UnitPage> list_units(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const ListUnits& asked) {
    auto tried = ways(caller, asked);
    if (!asked.cursor.empty()) {
        const auto letter =
            asked.cursor.size() > 2 && asked.cursor[1] == '.' ? kLetters.find(asked.cursor[0]) : std::string_view::npos;
        std::erase_if(tried, [&](const auto& filter) { return static_cast<std::size_t>(filter.by) != letter; });
        if (tried.empty()) return base::Refusal{"bad_cursor"};
        for (auto& filter : tried) filter.behind = asked.cursor.substr(2);
    }
    for (const auto& filter : tried) {
        auto found = find(tx, context, filter);
        if (!found.empty() || &filter == &tried.back()) return page_of(std::move(found), filter.by, asked.limit);
    }
    return UnitPage{};
}

ShownUnit show_unit(const db::ReadTx& tx, const Context& context, const Caller& caller, units::Unit known) {
    const auto organisation = context.organisation_id();
    ShownUnit shown{.known = std::move(known), .owners = {}, .cases = {}, .code = {}};
    for (const auto& owner : shown.known.owners) {
        ShownOwner one{owner, survivor_of(tx, context, owner.customer), ""};
        const auto customer = store::find_customer(tx, organisation, one.code);
        const auto name_id = customer ? customer->personal_id("name") : std::nullopt;
        if (name_id) one.name = mask_customer("name", store::find_personal(tx, organisation, *name_id).value_or(""));
        shown.owners.push_back(std::move(one));
    }
    if (shown.known.identity.serial) {
        shown.cases = store::cases_of_unit(tx, organisation, *shown.known.identity.serial, caller.outlet.value_or(""),
                                           kCasesShown);
    }
    shown.code = store::public_code_of_unit(tx, organisation, shown.known.unit_id);
    return shown;
}

base::Result<ShownUnit> show_unit(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const std::string& id) {
    auto known = find_seen_unit(tx, context, caller, id);
    if (!known) return no_such_unit(id);
    return show_unit(tx, context, caller, std::move(*known));
}

std::optional<units::Unit> unit_of_code(const db::ReadTx& tx, const Context& context, const std::string& code) {
    if (!base::is_id(code)) return std::nullopt;
    const auto known = store::find_public_code(tx, context.organisation_id(), code);
    return known ? store::find_unit(tx, context.organisation_id(), known->unit_id) : std::nullopt;
}

}  // namespace flows
