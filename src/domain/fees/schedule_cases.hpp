#pragma once

#include "domain/fees/guard.hpp"

namespace fees {

/// A case beside a schedule: lines in, sums or a refusal out. What is not expected is not compared.
struct ScheduleCase {
    std::string name;
    std::string where;  ///< "file:line:column"
    Place place;
    base::Date day;
    std::vector<Forbidden> forbidden;
    std::vector<ApprovedPrice> approved;
    std::vector<Line> lines;
    std::optional<bool> fault_proved;

    std::optional<base::Money> customer;
    std::optional<base::Money> company;
    std::vector<std::string> unverified;  ///< kinds of the lines that rest on nothing verified
    std::optional<std::string> refused;
    std::optional<std::int64_t> line;  ///< which one is refused
};

/// Reads `x.cases.yaml`: a list of {name, on, product, region, level, forbidden, approved, lines, test, expect}. Throws
/// base::BadInput with line and column.
std::vector<ScheduleCase> read_schedule_cases(std::string_view yaml, const std::string& file);

/// Nothing where the case holds; else what was expected and what came, beginning with the place of the case.
std::optional<std::string> broken_by(const Schedule& schedule, const ScheduleCase& one);

}  // namespace fees
