#include "base/posix_zone.hpp"

#include <algorithm>
#include <chrono>

namespace base {

/// Reads the footer from left to right; every step answers false where the text says something else.
class PosixZoneReader {
public:
    explicit PosixZoneReader(std::string_view text) : rest_(text) {}

    bool read(PosixZone& zone) {
        std::int32_t west = 0;
        if (!name() || !time(west, 24)) return false;
        zone.standard_offset_ = -west;
        if (rest_.empty()) return true;
        PosixZone::Summer summer{};
        if (!name()) return false;
        summer.offset = zone.standard_offset_ + 3600;
        if (!rest_.empty() && rest_.front() != ',') {
            if (!time(west, 24)) return false;
            summer.offset = -west;
        }
        if (!rule(summer.begins) || !rule(summer.ends) || !rest_.empty()) return false;
        zone.summer_ = summer;
        return true;
    }

private:
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    static bool is_digit(char c) { return c >= '0' && c <= '9'; }

    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool name() {
        std::size_t length = 0;
        const bool quoted = take('<');
        while (length < rest_.size()) {
            const char c = rest_[length];
            if (!is_letter(c) && !(quoted && (is_digit(c) || c == '+' || c == '-'))) break;
            ++length;
        }
        rest_.remove_prefix(length);
        return length >= 3 && (!quoted || take('>'));
    }

    bool number(int& value, int most) {
        value = 0;
        std::size_t length = 0;
        for (; length < rest_.size() && is_digit(rest_[length]); ++length) {
            value = value * 10 + (rest_[length] - '0');
            if (value > most) return false;
        }
        rest_.remove_prefix(length);
        return length > 0;
    }

    bool time(std::int32_t& seconds, int hours_max) {
        const bool negative = take('-');
        if (!negative) take('+');
        int hour = 0;
        int minute = 0;
        int second = 0;
        if (!number(hour, hours_max)) return false;
        if (take(':')) {
            if (!number(minute, 59)) return false;
            if (take(':') && !number(second, 59)) return false;
        }
        seconds = hour * 3600 + minute * 60 + second;
        if (negative) seconds = -seconds;
        return true;
    }

    bool rule(PosixZone::Rule& rule) {
        using Kind = PosixZone::Rule::Kind;
        if (!take(',')) return false;
        if (take('J')) {
            rule.kind = Kind::JulianWithoutLeapDay;
            if (!number(rule.day, 365) || rule.day < 1) return false;
        } else if (take('M')) {
            rule.kind = Kind::WeekOfMonth;
            if (!number(rule.month, 12) || !take('.') || !number(rule.week, 5) || !take('.') || !number(rule.day, 6)) {
                return false;
            }
            if (rule.month < 1 || rule.week < 1) return false;
        } else {
            rule.kind = Kind::DayOfYear;
            if (!number(rule.day, 365)) return false;
        }
        return !take('/') || time(rule.second, 167);
    }

    std::string_view rest_;
};

std::optional<PosixZone> PosixZone::parse(std::string_view text) {
    PosixZone zone;
    if (!PosixZoneReader{text}.read(zone)) return std::nullopt;
    return zone;
}

std::int64_t PosixZone::Rule::local_second(int in_year) const {
    using namespace std::chrono;
    const year y{in_year};
    sys_days date = y / January / 1;
    switch (kind) {
        case Kind::JulianWithoutLeapDay:
            date += days{day - 1 + (y.is_leap() && day >= 60 ? 1 : 0)};
            break;
        case Kind::DayOfYear:
            date += days{day};
            break;
        case Kind::WeekOfMonth: {
            const auto of_month = y / std::chrono::month{static_cast<unsigned>(month)};
            const std::chrono::weekday of_week{static_cast<unsigned>(day)};
            date = week == 5 ? sys_days{of_month / of_week[last]}
                             : sys_days{of_month / of_week[static_cast<unsigned>(week)]};
            break;
        }
    }
    return std::int64_t{date.time_since_epoch().count()} * 86400 + second;
}

std::vector<PosixZone::Change> PosixZone::changes(int first_year, int last_year) const {
    std::vector<Change> out;
    if (!summer_) return out;
    for (int year = first_year; year <= last_year; ++year) {
        const Change begins{summer_->begins.local_second(year) - standard_offset_, summer_->offset};
        const Change ends{summer_->ends.local_second(year) - summer_->offset, standard_offset_};
        out.push_back(begins.at <= ends.at ? begins : ends);
        out.push_back(begins.at <= ends.at ? ends : begins);
    }
    // Summer time all the year round ends in one year at the instant it begins in the next: the later year stays last.
    std::stable_sort(out.begin(), out.end(), [](const Change& a, const Change& b) { return a.at < b.at; });
    return out;
}

}  // namespace base
