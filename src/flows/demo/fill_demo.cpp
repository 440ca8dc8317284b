#include "flows/demo/fill_demo.hpp"

#include <algorithm>
#include <utility>

#include "base/failure.hpp"
#include "flows/demo/play.hpp"
#include "store/case_store.hpp"
#include "store/import_store.hpp"

namespace flows {
namespace {

constexpr std::int64_t kEntriesAChunk = 2000;
constexpr std::string_view kMark = "demo";

std::optional<base::Refusal> refuse_filled(Context& context) {
    return context.database.read([&](const db::ReadTx& tx) -> std::optional<base::Refusal> {
        const auto mark = store::find_import(tx, context.organisation_id(), kMark);
        const bool interrupted = mark && mark->state != "done";
        if (!mark && store::cases_after(tx, context.organisation_id(), "", 1).empty()) return std::nullopt;
        return base::Refusal{"store_not_empty", {{"interrupted", interrupted ? "yes" : "no"}}};
    });
}

/// Until this says done, the store holds entries of cases whose rows are still to come.
void put_mark(db::WriteTx& tx, const Context& context, const DemoOptions& options, std::string_view state) {
    store::put_import(tx, context.organisation_id(),
                      {.import_id = std::string{kMark}, .source = "demo", .state = std::string{state}}, options.until);
}

}  // namespace

base::Instant demo_end(const Organisation& organisation, base::Date day) {
    const auto local = std::chrono::seconds{std::chrono::sys_days{day}.time_since_epoch()} + std::chrono::hours{16};
    if (organisation.zone == nullptr) return base::Instant{local};
    const auto instants = organisation.zone->instants(local.count());
    return base::Instant{instants.count > 0 ? std::chrono::seconds{instants.at[0]} : local};
}

base::Result<DemoResult> fill_demo(Context& context, const DemoOptions& options) {
    if (auto refusal = refuse_filled(context)) return *refusal;
    const auto planted = static_cast<std::int64_t>(demo::planted(options.cases).size());
    const demo::Season season{context.organisation, options.until, options.cases - planted};
    const demo::Roster roster{options.seed};
    const demo::Units units{season, options.seed, std::max<std::int64_t>(options.cases * 6 / 10, 60)};
    const demo::Scene scene{options.seed, season, roster, units};
    demo::Play play{scene, context, options.cases};

    DemoResult result;
    for (bool goes_on = true; goes_on;) {
        bool runs = false;
        goes_on = context.database.write_and_wait([&](db::WriteTx& tx) {
            // The play cannot be wound back, so a chunk is never written a second time.
            if (std::exchange(runs, true)) throw base::Failure("the demo was interrupted; begin with an empty store");
            if (!play.go_on(tx, kEntriesAChunk)) {
                play.leave(tx);
                put_mark(tx, context, options, "done");
                return false;
            }
            put_mark(tx, context, options, "running");
            return true;
        });
        if (options.progress) options.progress(play.opened());
    }
    result.cases = play.opened();
    result.running = play.unfinished();
    result.entries = play.entries();
    result.outlets = static_cast<std::int64_t>(demo::outlets().size());
    result.staff = static_cast<std::int64_t>(roster.workers().size());
    result.customers = play.customers();
    result.units = units.sold_before(demo::Season::kDays - 1);
    return result;
}

}  // namespace flows
