#include "flows/unit_facts.hpp"

#include <algorithm>

#include "store/unit_store.hpp"

namespace flows {
namespace {

/// A replacement chain is not longer than this.
constexpr int kExchangesMax = 50;

std::vector<units::Exchange> chain_of(const db::ReadTx& tx, std::int64_t organisation_id, units::Unit unit) {
    std::vector<units::Exchange> chain;
    for (int i = 0; i < kExchangesMax && unit.replaces; ++i) {
        chain.push_back(*unit.replaces);
        auto before = store::find_unit(tx, organisation_id, unit.replaces->unit_id);
        if (!before) break;
        unit = std::move(*before);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

void read_purchase(const units::Purchase& purchase, UnitFacts& facts) {
    facts.sold_on = purchase.purchased_on;
    facts.invoice_on = purchase.invoice_on;
    facts.delivered_on = purchase.delivered_on;
    facts.installed_on = purchase.installed_on;
    facts.installer = purchase.installer;
    facts.signed_on = purchase.signed_on;
    facts.price = purchase.price_fen;
    facts.price_paid = purchase.price_paid_fen;
    facts.channel = purchase.channel == "live_stream" ? units::Text{"online"} : purchase.channel;
    facts.docs = purchase.docs;
}

}  // namespace

std::optional<UnitFacts> unit_facts(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view unit_id) {
    const auto unit = store::find_unit(tx, organisation_id, unit_id);
    if (!unit) return std::nullopt;
    UnitFacts facts{.category = unit->identity.category,
                    .model = unit->identity.model,
                    .serial = unit->identity.serial,
                    .manufactured_on = unit->identity.manufactured_on};
    if (unit->purchase) read_purchase(*unit->purchase, facts);
    for (const auto& repair : unit->repairs) {
        if (repair.done_on) facts.repairs.push_back(repair);
    }
    std::stable_sort(facts.repairs.begin(), facts.repairs.end(),
                     [](const auto& a, const auto& b) { return a.done_on < b.done_on; });
    if (const auto* open = unit->open_repair()) facts.open_repair = *open;
    facts.replacements = unit->replacements;
    facts.exchanges = chain_of(tx, organisation_id, *unit);
    facts.is_first_owner = std::none_of(unit->owners.begin(), unit->owners.end(),
                                        [](const auto& owner) { return owner.how == "transfer"; });
    return facts;
}

}  // namespace flows
