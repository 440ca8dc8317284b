#include <fmt/format.h>

#include <algorithm>

#include "present/guarantee_words.hpp"

namespace present {

void write_deadlines(const guarantee::Answer& answer, json::object& out) {
    static constexpr const char* kUnits[] = {"days", "months", "years", "working_days"};
    json::array deadlines;
    const auto tell = [&](const guarantee::Deadline& deadline) {
        const auto& duty = *deadline.duty;
        const auto within = fmt::format("{} {}", duty.within.count, kUnits[static_cast<int>(duty.within.unit)]);
        json::object one{{"duty", duty.name}, {"of", duty.of}, {"within", within}};
        if (!duty.within_field.empty()) out[duty.within_field] = within;
        if (deadline.due) {
            one["due_on"] = day(*deadline.due);
            if (!duty.due_field.empty()) out[duty.due_field] = day(*deadline.due);
        }
        one["clause"] = deadline.cite->book + "#" + deadline.cite->clause;
        if (!duty.otherwise.en.empty()) one["otherwise"] = bilingual(duty.otherwise);
        // A book and its overlay may say the same.
        if (std::find(deadlines.begin(), deadlines.end(), json::value(one)) == deadlines.end()) {
            deadlines.push_back(std::move(one));
        }
    };
    for_each_told(answer, [&](const guarantee::Ruling& ruling) {
        for (const auto& deadline : ruling.deadlines) tell(deadline);
    });
    if (!deadlines.empty()) out["deadlines"] = std::move(deadlines);
}

}  // namespace present
