#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"

namespace cli {

/// One thing that the doctor looked at.
struct Finding {
    enum class Verdict { Good, Note, Broken };
    std::string check;  ///< a stable word
    Verdict verdict = Verdict::Good;
    std::string said;  ///< what was found
    std::string cure;  ///< what to do; empty where nothing is to be done
};

/// Says what was found, as lines or as JSON; the exit status is 1 where something is broken.
int report_findings(const std::vector<Finding>& findings, bool as_json, Console& console);

}  // namespace cli
