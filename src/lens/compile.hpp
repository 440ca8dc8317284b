#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "lens/measure_book.hpp"
#include "lens/words.hpp"

namespace lens {

/// What figures may be split and filtered by. The last four are the calendar of the measure's period.
enum class Dim { Outlet, Product, Kind, Channel, Person, Region, Day, Week, Month, Year };
std::string_view word_of(Dim dim);
std::optional<Dim> dim_of(std::string_view word);
bool is_calendar(Dim dim);

/// Which cases a figure is about: those of the period's days from `from` to before `to` in the organisation's zone, and
/// of the filters. A filter's value is a word (empty: the cases without one), or a day, week (any of its days), month
/// or year as text.
struct Scope {
    std::optional<base::Date> from = {};
    std::optional<base::Date> to = {};
    std::vector<std::pair<Dim, std::string>> where = {};
    base::Instant now;  ///< the moment of reading, for due times that have passed
};

/// A piece of SQL over case_facts and the values of its parameters.
struct Sql {
    std::string text;
    std::vector<duck::Param> values = {};
};

/// True where the measure can be split or filtered so: a measure of the present has no calendar.
bool has(const Measure& measure, Dim dim);
/// The column of a dimension for measures of this period.
std::string_view column_of(Dim dim, Event period);

/// A condition in SQL; $1 is the moment of reading. The words are put in as their numbers: no text reaches the SQL.
std::string sql_of(const Condition& condition, const Words& words);
/// What a measure's denominator still asks of the cases of its period: parts that hold for all of them anyway
/// (closed_at known of the cases closed in a month; the value known, which a mean passes over by itself) are left out.
Condition within_period(const Measure& measure);
/// The scope in SQL, with its values behind $1. Refuses a value that is no such day, week, month or year with
/// base::BadInput.
Sql sql_of(const Scope& scope, Event period, const Words& words);

}  // namespace lens
