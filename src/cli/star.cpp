#include <fmt/format.h>

#include "base/failure.hpp"
#include "cli/measure.hpp"
#include "present/star_json.hpp"

namespace cli {
namespace {

void write_table(const flows::Star& star, Console& console) {
    const auto& live = star.live;
    console.out(fmt::format("{} {}\n", star.book->number, star.book->title.en));
    if (!live || !live->score) {
        console.out("nothing is proven yet\n");
        return;
    }
    console.out(fmt::format("score          {}{}\n", live->score->to_decimal(2),
                            live->provisional ? "  (provisional: working points)" : ""));
    console.out(fmt::format("level          {}\n", live->level.value_or("open: the unproven points decide it")));
    console.out(
        fmt::format("proven points  {} of {}\n", live->proven_points.to_decimal(2), live->total_points.to_decimal(2)));
    console.out(fmt::format("range          {} to {}\n", live->low.to_decimal(2), live->high.to_decimal(2)));
    console.out(fmt::format("evidence       {} to {} (exclusive), ledger entry {}\n", base::to_string(star.from),
                            base::to_string(star.to), star.as_of_seq));
    for (const auto i : live->proven.lost) {
        const auto& id = star.book->standard.items()[i].id;
        const auto evidence = star.evidence.find(id);
        console.out(fmt::format("lost           {}  {} points", id, live->proven.items[i].lost.to_decimal(2)));
        if (evidence != star.evidence.end()) {
            console.out(fmt::format(": {}, {} of {} failed", evidence->second.measure, evidence->second.failed,
                                    evidence->second.sampled));
        }
        console.out("\n");
    }
}

}  // namespace

int star(flows::Context& context, const StarOptions& options, Console& console) {
    std::optional<base::Date> until;
    if (!options.until.empty()) {
        until = base::parse_date(options.until);
        if (!until)
            throw base::BadInput(fmt::format("'{}' is not a day", options.until), "--until", "write it as 2026-10-01");
    }
    const auto answer = flows::live_star(context, options.standard, until);
    if (!answer) {
        console.err(fmt::format("refused: {}\n", answer.refusal().code));
        return kRefused;
    }
    if (options.format == "json") {
        console.out(json::to_text(present::star_json(*answer)) + "\n");
    } else {
        write_table(*answer, console);
    }
    return kDone;
}

}  // namespace cli
