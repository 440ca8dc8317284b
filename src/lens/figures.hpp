#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lens/compile.hpp"
#include "lens/lens.hpp"

namespace lens {

/// One measure over one group of cases, as it was counted. Intervals are not made here: a share's needs only numerator
/// and denominator, a mean's `n` and `variance`, or for few cases the single values, see values_of().
struct Figure {
    std::optional<double> value;        ///< the share, the mean or the count; none where nothing is in the denominator
    std::optional<double> numerator;    ///< cases of a share or count; the sum of a mean, in its unit
    std::optional<double> denominator;  ///< none for a count
    std::int64_t n = 0;                 ///< the cases it rests on
    std::optional<double> variance;     ///< of a mean, over n - 1, in its unit squared
    std::optional<double> median;       ///< of a mean of times, Hyndman and Fan's type 7, in its unit
    std::optional<double> p90;
};

/// The figures of one group; `dims` in the order asked for, none where the cases have no such value.
struct FigureRow {
    std::vector<std::optional<std::string>> dims;
    std::vector<Figure> figures;  ///< in the order of Figures::measures
};

struct Figures {
    std::int64_t as_of_seq = 0;
    std::vector<Dim> by;
    std::vector<const Measure*> measures;  ///< borrowed from the book
    std::vector<FigureRow> rows;           ///< in the order of the dims, groups without a value last
};

/// Counts the measures over the scope, split by up to two dimensions. All measures of one period are one query.
/// Without dimensions there is exactly one row. A measure of the present is left out where it cannot be split so.
Figures figures_of(const View& view, const std::vector<const Measure*>& measures, const Scope& scope,
                   const std::vector<Dim>& by);

/// The values of a mean by group, in its unit and ascending, for the groups that have at most `n_max` of them.
struct GroupValues {
    std::vector<std::optional<std::string>> dims;
    std::vector<double> values;
};
std::vector<GroupValues> values_of(const View& view, const Measure& measure, const Scope& scope,
                                   const std::vector<Dim>& by, std::int64_t n_max);

}  // namespace lens
