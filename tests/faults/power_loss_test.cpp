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

/// FIVESTAR_FAULT_LIVES asks for more than a run of all suites has time for.
int lives() {
    const char* const asked = std::getenv("FIVESTAR_FAULT_LIVES");
    return asked == nullptr ? 100 : std::max(std::atoi(asked), 1);
}

/// Two lives of one store, the power going off somewhere in one of them; what was found broken afterwards.
std::vector<std::string> lose_power(const fs::path& fresh, const support::FaultPlan& plan) {
    const support::TemporaryFolder folder;
    const auto store = folder.path() / "store";
    const auto image = folder.path() / "image";
    fs::create_directory(image);
    fs::copy(fresh, store);
    auto& vfs = FaultVfs::instance();
    vfs.watch(store, plan);
    support::Answered answered;
    try {
        for (std::uint64_t life = 1; life <= 2 && !vfs.power_is_off(); ++life) {
            support::StoreLife running{store, plan.seed * 10 + life, answered};
            for (int round = 0; round < 3 && !vfs.power_is_off(); ++round) running.round();
        }
    } catch (const db::Unavailable&) {
        // The second life may not even begin.
    }
    vfs.write_image(image);
    return support::broken_in(image, answered);
}

}  // namespace

TEST_CASE("whatever a loss of power leaves, what was answered is there and nothing is half written") {
    const support::TemporaryFolder folder;
    FaultVfs::instance();
    support::make_store(folder.path() / "fresh");
    for (int life = 1; life <= lives(); ++life) {
        const auto seed = static_cast<std::uint64_t>(life);
        const auto broken = lose_power(folder.path() / "fresh", {.power_off_at_sync = 1 + life % 40, .seed = seed});
        INFO("seed " << seed << ", sync " << 1 + life % 40);
        CHECK(fmt::format("{}", fmt::join(broken, "; ")) == "");
    }
}

TEST_CASE("a disk that only says it has synced loses answered cases, and the test above would see it") {
    const support::TemporaryFolder folder;
    FaultVfs::instance();
    support::make_store(folder.path() / "fresh");
    int losses = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const auto broken =
            lose_power(folder.path() / "fresh", {.power_off_at_sync = 12, .syncs_do_nothing = true, .seed = seed});
        losses += broken.empty() ? 0 : 1;
    }
    CHECK(losses > 0);
}
