#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>

#include "tests/support/fault_vfs.hpp"
#include "tests/support/store_life.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using support::FaultVfs;

struct Outcome {
    std::int64_t calls = 0;
    int refused = 0;
    bool goes_on = false;  ///< takes cases and reads again once the fault is over, without being opened anew
    std::vector<std::string> broken;
};

/// A life with a fault in it; then the fault is over and the same life goes on.
Outcome live_with(const fs::path& fresh, const support::FaultPlan& plan) {
    const support::TemporaryFolder folder;
    const auto store = folder.path() / "store";
    fs::copy(fresh, store);
    auto& vfs = FaultVfs::instance();
    support::Answered answered;
    Outcome outcome;
    {
        vfs.watch(store, {});
        support::StoreLife running{store, plan.seed, answered};
        vfs.watch(store, plan);
        for (int round = 0; round < 2; ++round) {
            running.round();
            running.can_read();
        }
        outcome.calls = vfs.calls();
        outcome.refused = answered.refused;
        vfs.heal();
        answered.refused = 0;
        running.round();
        outcome.goes_on = running.can_read() && answered.refused == 0;
    }
    outcome.broken = support::broken_in(store, answered);
    return outcome;
}

/// FIVESTAR_FAULT_POINTS asks for more places than a run of all suites has time for.
std::int64_t points() {
    const char* const asked = std::getenv("FIVESTAR_FAULT_POINTS");
    return asked == nullptr ? 40 : std::max(std::atoll(asked), 1LL);
}

void hold(const Outcome& outcome) {
    CHECK(outcome.goes_on);
    CHECK(fmt::format("{}", fmt::join(outcome.broken, "; ")) == "");
}

}  // namespace

TEST_CASE("an I/O error at any call refuses writes and loses none that was answered") {
    const support::TemporaryFolder folder;
    FaultVfs::instance();
    support::make_store(folder.path() / "fresh");
    const auto calls = live_with(folder.path() / "fresh", {}).calls;
    REQUIRE(calls > 50);
    int refused = 0;
    for (std::int64_t n = 1; n <= calls; n += std::max<std::int64_t>(calls / points(), 1)) {
        for (const bool fails_on : {false, true}) {
            INFO("call " << n << " of " << calls << ", all behind it: " << fails_on);
            const auto outcome =
                live_with(folder.path() / "fresh",
                          {.fail_at_call = n, .fails_on = fails_on, .seed = static_cast<std::uint64_t>(n)});
            refused += outcome.refused;
            hold(outcome);
        }
    }
    CHECK(refused > 0);
}

TEST_CASE("a full disk refuses writes, and the store goes on when there is room") {
    const support::TemporaryFolder folder;
    FaultVfs::instance();
    support::make_store(folder.path() / "fresh");
    int refused = 0;
    for (std::int64_t room = 1; room < 1'000'000; room += 41'011) {
        INFO("full after " << room << " bytes");
        const auto outcome = live_with(folder.path() / "fresh", {.bytes_until_full = room});
        refused += outcome.refused;
        hold(outcome);
    }
    CHECK(refused > 0);
}
