#pragma once

#include "lens/compile.hpp"
#include "lens/lens.hpp"

namespace lens {

/// Which of the cases behind a figure: those that count, those that meet it, those that do not.
enum class Side { Denominator, Numerator, Rest };

/// A page of the cases behind a figure, oldest first. Rest and Numerator together are Denominator; for means and counts
/// Numerator is all of them.
struct CasesBehind {
    std::vector<std::string> case_ids;
    std::string next_cursor;  ///< empty behind the last page
    std::int64_t total = 0;   ///< over all pages
};

/// Refuses a cursor that is none of ours with base::BadInput. A measure of the present that is filtered by the calendar
/// has no cases.
CasesBehind cases_behind(const View& view, const Measure& measure, Side side, const Scope& scope, std::int64_t limit,
                         const std::string& cursor);

}  // namespace lens
