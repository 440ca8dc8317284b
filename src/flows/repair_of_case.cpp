#include "flows/repair_of_case.hpp"

#include <algorithm>

#include "flows/record_unit.hpp"
#include "store/unit_store.hpp"

namespace flows {
namespace {

const units::Repair* repair_of(const units::Unit& unit, const std::string& case_id) {
    const auto found = std::find_if(unit.repairs.begin(), unit.repairs.end(),
                                    [&](const units::Repair& repair) { return repair.case_id == case_id; });
    return found == unit.repairs.end() ? nullptr : &*found;
}

std::string day_of(const Context& context, base::Instant at) {
    return base::to_string(local_day(context.organisation, at));
}

}  // namespace

void note_repair(db::WriteTx& tx, const Context& context, ledger::Appender& appender, const cases::Case& known,
                 std::string_view actor) {
    if (known.kind != "repair" || !known.serial) return;
    const auto organisation = context.organisation_id();
    const auto unit_id = store::unit_id_of_serial(tx, organisation, *known.serial);
    if (!unit_id) return;
    auto unit = store::find_unit(tx, organisation, *unit_id);
    const auto* stood = repair_of(*unit, known.case_id);
    UnitRecorder recorder{tx, organisation, appender};
    const auto happened_at = known.resolved_at.value_or(known.reopened_at.value_or(known.opened_at));
    if (!known.first_resolved_at) {
        if (stood == nullptr) return;
        const units::RepairWithdrawn withdrawn{stood->repair_id};
        return recorder.record(*unit, withdrawn, {happened_at, actor});
    }
    units::Repair repair{.repair_id = known.case_id,
                         .case_id = known.case_id,
                         .sent_on = day_of(context, known.opened_at),
                         .record = true};
    if (stood != nullptr) repair = *stood;
    repair.done_on = known.resolved_at ? units::Day{day_of(context, *known.resolved_at)} : std::nullopt;
    repair.outcome = known.resolved_at ? units::Text{"repaired"} : std::nullopt;
    if (stood != nullptr && *stood == repair) return;
    recorder.record(*unit, units::RepairRecorded{repair}, {happened_at, actor});
}

}  // namespace flows
