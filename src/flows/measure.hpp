#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"
#include "lens/drill.hpp"
#include "lens/figures.hpp"

namespace flows {

/// Which figures are asked for.
struct MeasureAsked {
    std::vector<std::string> measures;  ///< ids; empty: all
    std::vector<std::string> by;        ///< up to two of outlet, product, kind, channel, person, region, day ... year
    std::optional<base::Date> from;
    std::optional<base::Date> to;                            ///< exclusive
    std::vector<std::pair<std::string, std::string>> where;  ///< dimension and value
    std::int64_t min_seq = 0;
    bool intervals_of_means = true;  ///< false: no bootstrap, for who asks only whether and how much
};

/// One figure with everything that makes it readable: on how much it rests, how sure it is, and what was promised.
struct Figure {
    std::optional<double> value;
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::int64_t n = 0;
    std::optional<double> low;
    std::optional<double> high;
    std::string interval = "none";  ///< wilson, bootstrap, normal, none
    std::optional<double> median;
    std::optional<double> p90;
    std::optional<double> target;
    /// Against the target: kept or broken only where the whole interval says so, else uncertain; none without a target.
    std::string verdict = "none";
};

struct MeasureRow {
    std::vector<std::optional<std::string>> dims;
    std::vector<Figure> figures;  ///< in the order of MeasureAnswer::measures
};

struct MeasureAnswer {
    std::int64_t as_of_seq = 0;
    std::vector<std::string> by;
    std::shared_ptr<const Books> books;  ///< keeps the measures alive
    std::vector<const lens::Measure*> measures;
    std::vector<MeasureRow> rows;
};

/// Shares carry Wilson's interval; means a percentile bootstrap where they rest on at most 2,000 cases (fixed seed),
/// else the normal interval. A caller of one outlet sees that outlet only.
/// Refuses with: lens_unavailable, lens_behind, unknown_measure, unknown_dimension, too_many_dimensions.
base::Result<MeasureAnswer> measure(Context& context, const Caller& caller, const MeasureAsked& asked);

struct CasesAsked {
    std::string measure;
    std::string side = "denominator";  ///< denominator, numerator, rest
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    std::vector<std::pair<std::string, std::string>> where;
    std::int64_t limit = 50;
    std::string cursor;
};
/// The cases behind a number, oldest first.
/// Refuses with: lens_unavailable, unknown_measure, unknown_dimension, unknown_side.
base::Result<lens::CasesBehind> cases_behind(Context& context, const Caller& caller, const CasesAsked& asked);

}  // namespace flows
