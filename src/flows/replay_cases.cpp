#include "flows/replay_cases.hpp"

#include <fmt/format.h>

#include "ledger/follow.hpp"
#include "store/case_payload.hpp"
#include "store/case_store.hpp"

namespace flows {
namespace {

constexpr std::int64_t kPage = 500;
constexpr std::size_t kShown = 100;

/// The first field in which two cases differ; empty where they are the same.
std::string first_difference(const cases::Case& row, const cases::Case& fold) {
    const auto scalars = [](const cases::Case& c) {
        return std::tie(c.number, c.kind, c.state, c.priority, c.channel, c.product, c.serial, c.outlet, c.person,
                        c.region);
    };
    const auto instants = [](const cases::Case& c) {
        return std::tie(c.opened_at, c.responded_at, c.assigned_at, c.first_resolved_at, c.resolved_at, c.closed_at,
                        c.reopened_at, c.waiting_for, c.waiting_since_at, c.due_at);
    };
    const auto counts = [](const cases::Case& c) {
        return std::tie(c.handover_count, c.wait_count, c.reopened_count, c.waited_customer_us, c.rating, c.rework_of,
                        c.merged_into, c.source, c.source_key, c.revision);
    };
    if (scalars(row) != scalars(fold)) return "what it is and who has it";
    if (instants(row) != instants(fold)) return "its times";
    if (counts(row) != counts(fold)) return "its counts and references";
    return store::write_details(row) == store::write_details(fold) ? "" : "its details";
}

}  // namespace

Replay replay_cases(Context& context) {
    Replay replay;
    const auto organisation = context.organisation_id();
    context.database.read([&](const db::ReadTx& tx) {
        std::string behind;
        for (;;) {
            const auto page = store::cases_after(tx, organisation, behind, kPage);
            if (page.empty()) return 0;
            for (const auto& row : page) {
                cases::Case fold;
                fold.case_id = row.case_id;
                for (const auto& entry : ledger::entries_of(tx, organisation, row.case_id)) {
                    cases::apply(fold, store::read_case_entry(entry));
                }
                ++replay.cases;
                const auto difference = first_difference(row, fold);
                if (difference.empty() || replay.differing.size() >= kShown) continue;
                replay.differing.push_back(fmt::format("{}: {} differ from the ledger", row.number, difference));
            }
            behind = page.back().case_id;
        }
    });
    replay_units(context, replay);
    return replay;
}

}  // namespace flows
