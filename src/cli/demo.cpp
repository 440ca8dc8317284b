#include "cli/demo.hpp"

#include <fmt/format.h>

#include "base/failure.hpp"
#include "flows/demo/fill_demo.hpp"

namespace cli {
namespace {

flows::DemoOptions options_of(flows::Context& context, const DemoOptions& options) {
    flows::DemoOptions asked{.cases = options.cases, .seed = options.seed, .until = context.now()};
    if (options.until.empty()) return asked;
    const auto day = base::parse_date(options.until);
    if (!day)
        throw base::BadInput(fmt::format("'{}' is not a day", options.until), "--until", "write it as 2026-10-01");
    asked.until = flows::demo_end(context.organisation, *day);
    return asked;
}

void report(const flows::DemoResult& filled, Console& console) {
    console.out(fmt::format("cases {}\nrunning {}\nentries {}\noutlets {}\nstaff {}\ncustomers {}\nunits {}\n",
                            filled.cases, filled.running, filled.entries, filled.outlets, filled.staff,
                            filled.customers, filled.units));
}

}  // namespace

int demo(flows::Context& context, const DemoOptions& options, Console& console) {
    auto asked = options_of(context, options);
    if (console.shows_progress) {
        asked.progress = [&console](std::int64_t cases) { console.err(fmt::format("\r{} cases", cases)); };
    }
    const auto filled = flows::fill_demo(context, asked);
    if (console.shows_progress) console.err("\n");
    if (!filled) {
        console.err(fmt::format("refused: {}: the demo company needs a store of its own; choose another --data\n",
                                filled.refusal().code));
        return kRefused;
    }
    report(*filled, console);
    return kDone;
}

bool demo_if_empty(flows::Context& context, const DemoOptions& options, Console& console) {
    const auto filled = flows::fill_demo(context, options_of(context, options));
    if (filled)
        console.err(fmt::format("the demo company is in: {} cases, {} entries\n", filled->cases, filled->entries));
    return static_cast<bool>(filled);
}

}  // namespace cli
