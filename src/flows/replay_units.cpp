#include <fmt/format.h>

#include <algorithm>

#include "flows/replay_cases.hpp"
#include "ledger/follow.hpp"
#include "store/customer_store.hpp"
#include "store/master_payload.hpp"
#include "store/unit_payload.hpp"
#include "store/unit_store.hpp"

namespace flows {
namespace {

constexpr std::int64_t kPage = 500;
constexpr std::size_t kShown = 100;

/// Rows come in the order of their ids, entries in the order of what happened.
units::Unit in_order_of_ids(units::Unit unit) {
    std::sort(unit.repairs.begin(), unit.repairs.end(),
              [](const auto& a, const auto& b) { return a.repair_id < b.repair_id; });
    std::sort(unit.replacements.begin(), unit.replacements.end(),
              [](const auto& a, const auto& b) { return a.replacement_id < b.replacement_id; });
    return unit;
}

/// The first part in which two units differ; empty where they are the same.
std::string first_difference(const units::Unit& row, const units::Unit& fold) {
    if (row.identity != fold.identity) return "what it is";
    if (row.purchase != fold.purchase) return "its purchase";
    if (row.owners != fold.owners) return "its owners";
    if (row.repairs != fold.repairs) return "its repairs";
    if (row.replacements != fold.replacements) return "its replaced parts";
    if (row.replaced_by != fold.replaced_by || row.replaces != fold.replaces) return "its exchanges";
    return row.revision == fold.revision ? "" : "its revision";
}

std::string first_difference(const customers::Customer& row, const customers::Customer& fold) {
    if (row.kind != fold.kind || row.region != fold.region || row.details != fold.details) return "what he is";
    const auto same_ref = [](const auto& a, const auto& b) {
        return a.field == b.field && a.personal_id == b.personal_id && a.hash == b.hash;
    };
    if (!std::equal(row.personal.begin(), row.personal.end(), fold.personal.begin(), fold.personal.end(), same_ref)) {
        return "his personal values";
    }
    if (row.merged_into != fold.merged_into) return "whom he turned out to be";
    if (row.consents != fold.consents) return "his consents";
    return row.revision == fold.revision ? "" : "his revision";
}

void note(Replay& replay, const std::string& subject, const std::string& difference) {
    if (difference.empty() || replay.differing.size() >= kShown) return;
    replay.differing.push_back(fmt::format("{}: {} differ from the ledger", subject, difference));
}

void compare_units(const db::ReadTx& tx, std::int64_t organisation, Replay& replay) {
    std::string behind;
    for (;;) {
        const auto page = store::unit_ids_after(tx, organisation, behind, kPage);
        if (page.empty()) return;
        for (const auto& unit_id : page) {
            const auto subject = store::subject_of("unit", unit_id);
            units::Unit fold{.unit_id = unit_id};
            for (const auto& entry : ledger::entries_of(tx, organisation, subject)) {
                units::apply(fold, store::read_unit_event(entry));
            }
            ++replay.units;
            note(replay, subject,
                 first_difference(in_order_of_ids(*store::find_unit(tx, organisation, unit_id)),
                                  in_order_of_ids(std::move(fold))));
        }
        behind = page.back();
    }
}

void compare_customers(const db::ReadTx& tx, std::int64_t organisation, Replay& replay) {
    std::string behind;
    for (;;) {
        const auto page = store::customers_after(tx, organisation, behind, kPage);
        if (page.empty()) return;
        for (const auto& code : page) {
            const auto subject = store::subject_of("customer", code);
            customers::Customer fold{.code = code};
            for (const auto& entry : ledger::entries_of(tx, organisation, subject)) {
                customers::apply(fold, store::read_customer_event(entry));
            }
            ++replay.customers;
            note(replay, subject, first_difference(*store::find_customer(tx, organisation, code), fold));
        }
        behind = page.back();
    }
}

}  // namespace

void replay_units(Context& context, Replay& replay) {
    context.database.read([&](const db::ReadTx& tx) {
        compare_units(tx, context.organisation_id(), replay);
        compare_customers(tx, context.organisation_id(), replay);
        return 0;
    });
}

}  // namespace flows
