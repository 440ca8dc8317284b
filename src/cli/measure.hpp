#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "flows/measure.hpp"

namespace cli {

/// `fivestar measure` and `fivestar star`, as words from the command line.
struct MeasureOptions {
    std::string from;
    std::string to;
    std::vector<std::string> by;
    std::vector<std::string> where;  ///< DIM=VALUE
    std::vector<std::string> measures;
    std::string format = "table";  ///< table, json, csv
    std::string cases;             ///< a measure whose cases are listed instead
    std::string side = "denominator";
};
int measure(flows::Context& context, const flows::Caller& caller, const MeasureOptions& options, Console& console);

struct StarOptions {
    std::string standard = "gbt-27922-2011";
    std::string until;
    std::string format = "table";  ///< table, json
};
int star(flows::Context& context, const StarOptions& options, Console& console);

}  // namespace cli
