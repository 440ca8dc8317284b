#pragma once

#include <span>
#include <string_view>

namespace flows::demo {

/// A service outlet of the demo company. The districts exist, the outlets do not.
struct DemoOutlet {
    std::string_view code;
    std::string_view name;
    std::string_view region;
    std::string_view city;
    bool own;    ///< run by the company itself; the others are commissioned
    int grade;   ///< 1 works best, 5 worst; it stays so over the years
    int weight;  ///< how many units it looks after, against the others
    bool hot;    ///< in one of the three regions that the heat wave overruns
};
std::span<const DemoOutlet> outlets();

/// What an outlet's grade means.
struct Quality {
    int slowness;       ///< percent of the usual time to answer and to repair
    int unanswered;     ///< of 1000 written matters, how many are not answered within a day
    int left_lying;     ///< of 1000, never finished
    int done_again;     ///< of 1000 repairs, must be done again within 30 days
    int reopened;       ///< of 1000 resolutions, opened again
    int lacking_parts;  ///< of 1000 repairs, wait for a part
    int disappointed;   ///< of 1000 raters, on top of what the matter itself brings
};
const Quality& quality_of(int grade);

}  // namespace flows::demo
