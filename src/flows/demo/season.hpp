#pragma once

#include <vector>

#include "flows/context.hpp"

namespace flows::demo {

/// The two years that the demo company plays, day by day: how much is asked for, when it is hot, when things became
/// better. Days are counted from 0; the last one ends at `until`, wherever in the day that is.
class Season {
public:
    static constexpr int kDays = 730;

    Season(const Organisation& organisation, base::Instant until, std::int64_t cases);

    base::Instant begins_at() const { return midnight(0); }
    base::Instant until() const { return until_; }
    base::Instant midnight(int day) const;
    base::Date date(int day) const { return base::Date{first_ + std::chrono::days{day}}; }
    int day_of(base::Instant at) const;
    /// Seconds since local midnight.
    std::int64_t second_of_day(base::Instant at) const;

    /// How many cases are opened before the day begins.
    std::int64_t opened_before(int day) const;
    /// What part of a whole, in proportion to what is bought, was sold before the day begins.
    std::int64_t sold_before(int day, std::int64_t whole) const;

    /// Of 1000 cases, how many are about cooling; the others are about hot water.
    int cooling_permille(int day) const;
    /// Twelve days of the last July before the end.
    bool is_heat_wave(int day) const { return day >= wave_ && day < wave_ + 12; }
    /// What was learnt from the heat wave is at work.
    bool is_improved(int day) const { return day >= improved_; }
    /// While units of the faulty batch fail, and nobody has called them in yet.
    int faulty_permille(int day) const;
    /// The year and month in which the faulty batch was made.
    int faulty_year() const { return wave_year_; }
    static constexpr unsigned kFaultyMonth = 4;

private:
    const base::Zone* zone_;
    base::Instant until_;
    std::int64_t cases_;
    std::chrono::sys_days first_;
    int wave_year_;
    int wave_;
    int improved_;
    std::vector<std::int64_t> asked_;   ///< weights, summed up to the beginning of each day
    std::vector<std::int64_t> bought_;  ///< the same
};

}  // namespace flows::demo
