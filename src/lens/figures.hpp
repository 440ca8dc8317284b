#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "lens/compile.hpp"
#include "lens/lens.hpp"

namespace lens {

/// One measure over one group of cases, as it was counted. Intervals are not made here: a share's needs only numerator
/// and denominator, a mean's `n` and `variance`, or for few cases the single values, see values_of(). There can be
/// hundreds of thousands of these, so what is not there is a NaN inside and nothing outside.
class Figure {
public:
    /// The share, the mean or the count; none where nothing is in the denominator.
    std::optional<double> value(const Measure& measure) const;
    /// The cases of a share or count; the sum of a mean, in its unit.
    double numerator() const { return numerator_; }
    /// The cases of a share or mean; a count has none.
    std::optional<double> denominator(const Measure& measure) const;
    std::int64_t n() const { return n_; }  ///< the cases it rests on
    /// Of a mean, over n - 1, in its unit squared.
    std::optional<double> variance() const { return known(variance_); }
    /// Of a mean of times, Hyndman and Fan's type 7, in its unit.
    std::optional<double> median() const { return known(median_); }
    std::optional<double> p90() const { return known(p90_); }

    /// Reads what the query asks for, from this column on; gives the column behind.
    std::size_t take(const duck::Answer& answer, std::size_t column, const Measure& measure);

private:
    static std::optional<double> known(double value) { return value == value ? std::optional{value} : std::nullopt; }
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

    std::int64_t n_ = 0;
    double numerator_ = 0;
    double variance_ = kNone;
    double median_ = kNone;
    double p90_ = kNone;
};

/// The dims of one group in the order asked for, none where the cases have no such value.
struct FigureRow {
    std::vector<std::optional<std::string>> dims;
    std::size_t first;  ///< its first cell in Figures::cells
};

struct Figures {
    std::int64_t as_of_seq = 0;
    std::vector<Dim> by;
    std::vector<const Measure*> measures = {};  ///< borrowed from the book
    std::vector<FigureRow> rows = {};           ///< in the order of the dims, groups without a value last
    std::vector<Figure> cells = {};

    /// The figure of a row for the i-th of `measures`.
    const Figure& at(const FigureRow& row, std::size_t i) const { return cells[row.first + i]; }
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
