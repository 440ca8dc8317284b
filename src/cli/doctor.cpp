#include "cli/doctor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "json/json.hpp"

namespace cli {
namespace {

constexpr std::array kVerdicts{"good", "note", "broken"};

const char* word(Finding::Verdict verdict) {
    return kVerdicts[static_cast<std::size_t>(verdict)];
}

}  // namespace

int report_findings(const std::vector<Finding>& findings, bool as_json, Console& console) {
    const bool holds = std::none_of(findings.begin(), findings.end(),
                                    [](const auto& finding) { return finding.verdict == Finding::Verdict::Broken; });
    json::array checks;
    for (const auto& finding : findings) {
        if (as_json) {
            checks.push_back(json::object{{"check", finding.check},
                                          {"verdict", word(finding.verdict)},
                                          {"said", finding.said},
                                          {"cure", finding.cure}});
            continue;
        }
        console.out(fmt::format("{:<7} {:<12} {}\n", word(finding.verdict), finding.check, finding.said));
        if (!finding.cure.empty()) console.out(fmt::format("{:<20} -> {}\n", "", finding.cure));
    }
    if (as_json) console.out(json::to_text(json::object{{"holds", holds}, {"checks", std::move(checks)}}) + "\n");
    if (!as_json) console.err(holds ? "everything holds\n" : "something does not hold\n");
    return holds ? kDone : kRefused;
}

}  // namespace cli
