#include "flows/resume_bulks.hpp"

#include "flows/authenticate.hpp"
#include "flows/bulk_actions.hpp"

namespace flows {
namespace {

constexpr db::Manner kRows{.isolation = db::Manner::Isolation::Rows};
constexpr auto kNotPermitted = "not_permitted";

/// Writes down of each case that is left that it stays as it is.
bool give_up(db::WriteTx& tx, const Context& context, const std::string& bulk_id) {
    const auto organisation = context.organisation_id();
    auto bulk = store::find_bulk(tx, organisation, bulk_id).value();
    const auto total = static_cast<std::int64_t>(bulk.case_ids.size());
    if (bulk.state == "running") {
        for (auto at = bulk.next; at < total; ++at) {
            const auto& id = bulk.case_ids[static_cast<std::size_t>(at)];
            store::insert_bulk_case(tx, organisation, bulk_id, {.position = at, .case_id = id, .code = kNotPermitted});
        }
    } else {
        for (auto& one : store::bulk_cases(tx, organisation, bulk_id, {bulk.next, total})) {
            if (!one.code.empty()) continue;
            one.undone_code = kNotPermitted;
            store::mark_bulk_undone(tx, organisation, bulk_id, one);
        }
    }
    finish_bulk(tx, context, bulk);
    return true;
}

}  // namespace

bool resume_bulk(Context& context, base::Instant silent_since) {
    const auto bulk = context.database.write_and_wait(
        [&](db::WriteTx& tx) {
            return store::claim_silent_bulk(tx, context.organisation_id(), silent_since, context.now());
        },
        kRows);
    if (!bulk) return false;
    const auto caller = context.database.read(
        [&](const db::ReadTx& tx) { return worker_of(tx, context, bulk->step.undone_by.value_or(bulk->actor)); });
    if (!caller) {
        return context.database.write_and_wait([&](db::WriteTx& tx) { return give_up(tx, context, bulk->bulk_id); });
    }
    const auto go_on = [&](db::WriteTx& tx) {
        if (bulk->state == "running") return continue_bulk(tx, context, *caller, bulk->bulk_id);
        const auto more = continue_undo(tx, context, *caller, bulk->bulk_id);
        if (!more) give_up(tx, context, bulk->bulk_id);
        return more && *more;
    };
    while (context.database.write_and_wait(go_on)) {
    }
    return true;
}

}  // namespace flows
