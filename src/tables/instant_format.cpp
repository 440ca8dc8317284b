#include "tables/instant_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "tables/instant_parts.hpp"

namespace tables {

struct InstantFormat::Fields {
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::int64_t micros = 0;
    int half = -1;                   ///< 1 in the afternoon
    std::optional<std::int64_t> at;  ///< microseconds since 1970, of formats that count
    bool counted_local = false;      ///< the count is of wall time (Excel)
    std::optional<std::int32_t> offset;
};

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;
constexpr std::int64_t kFirst = -62135596800 * kSecond;  // 0001-01-01
constexpr std::int64_t kLast = 253402300800 * kSecond;   // 10000-01-01

[[noreturn]] void refuse(std::string_view pattern, const char* what) {
    throw base::BadInput(fmt::format("the instant format \"{}\" {}", pattern, what), "",
                         "write it as in \"yyyy-MM-dd HH:mm:ss\", \"d/M/yyyy h:mm a\" or rfc3339");
}

}  // namespace

void InstantFormat::add_letters(std::vector<Step>& steps, char letter, std::size_t count) {
    const auto digits = [&](Part part) { steps.push_back({part, static_cast<std::uint8_t>(count == 1 ? 1 : 2), 2}); };
    switch (letter) {
        case 'y':
            steps.push_back(count == 2 ? Step{Part::ShortYear, 2, 2} : Step{Part::Year, 4, 4});
            break;
        case 'M':
            count >= 3 ? steps.push_back({Part::MonthName}) : digits(Part::Month);
            break;
        case 'd':
            digits(Part::Day);
            break;
        case 'H':
            digits(Part::Hour);
            break;
        case 'h':
            digits(Part::HalfHour);
            break;
        case 'm':
            digits(Part::Minute);
            break;
        case 's':
            digits(Part::Second);
            break;
        case 'S':
            steps.push_back({Part::Fraction, 1, 9});
            break;
        case 'a':
            steps.push_back({Part::Halfday});
            break;
        case 'E':
            steps.push_back({Part::Weekday});
            break;
        default:
            steps.push_back({Part::Offset});
            break;
    }
}

/// Groups in brackets may hold others.
std::vector<InstantFormat::Step> InstantFormat::steps_of(std::string_view pattern) {
    std::vector<Step> steps;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\'') {
            const auto close = pattern.find('\'', i + 1);
            if (close == std::string_view::npos) refuse(pattern, "has a quote that does not close");
            for (const char each : pattern.substr(i + 1, close - i - 1)) steps.push_back({Part::Literal, 0, 0, each});
            i = close;
        } else if (c == '[') {
            open.push_back(steps.size());
            steps.push_back({Part::Optional});
        } else if (c == ']') {
            if (open.empty()) refuse(pattern, "closes a bracket that is not open");
            steps[open.back()].skip = static_cast<std::uint16_t>(steps.size() - open.back() - 1);
            open.pop_back();
        } else if (std::string_view("yMdHhmsSaEXZx").find(c) != std::string_view::npos) {
            const auto end = std::min(pattern.find_first_not_of(c, i), pattern.size());
            add_letters(steps, c, end - i);
            i = end - 1;
        } else {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (letter && c != 'T') refuse(pattern, "has a letter that means nothing; literal text goes into 'quotes'");
            steps.push_back({Part::Literal, 0, 0, c});
        }
    }
    if (!open.empty()) refuse(pattern, "has a bracket that does not close");
    return steps;
}

InstantFormat InstantFormat::compile(std::string_view pattern) {
    static constexpr std::array<std::pair<std::string_view, Part>, 6> kWords = {{{"rfc3339", Part::Rfc3339},
                                                                                 {"epoch_seconds", Part::EpochSeconds},
                                                                                 {"epoch_millis", Part::EpochMillis},
                                                                                 {"epoch_micros", Part::EpochMicros},
                                                                                 {"excel", Part::Excel},
                                                                                 {"excel1904", Part::Excel1904}}};
    InstantFormat format;
    format.pattern_ = pattern;
    auto& steps = format.steps_;
    for (const auto& [name, part] : kWords) {
        if (pattern == name) return steps.push_back({part}), format;
    }
    if (pattern.size() > 200) refuse(pattern.substr(0, 50), "is too long");
    steps = steps_of(pattern);
    format.fixed_ = FixedLayout::of(pattern);
    const auto has = [&](Part part) {
        return std::any_of(steps.begin(), steps.end(), [part](const Step& step) { return step.part == part; });
    };
    if (!(has(Part::Year) || has(Part::ShortYear)) || !(has(Part::Month) || has(Part::MonthName)) || !has(Part::Day)) {
        refuse(pattern, "does not name year, month and day");
    }
    if (has(Part::HalfHour) && !has(Part::Halfday)) refuse(pattern, "has h without a (AM or PM)");
    return format;
}

bool InstantFormat::take(const Step& step, std::string_view& text, Fields& fields) {
    const auto digits = [&](int& into) { return parts::take_number(text, step.digits_min, step.digits_max, into); };
    switch (step.part) {
        case Part::Literal:
            if (text.empty() || text[0] != step.literal) return false;
            text.remove_prefix(1);
            return true;
        case Part::Year:
            return digits(fields.year);
        case Part::ShortYear:
            if (!digits(fields.year)) return false;
            fields.year += fields.year < 70 ? 2000 : 1900;
            return true;
        case Part::Month:
            return digits(fields.month);
        case Part::MonthName:
            return parts::take_month(text, fields.month);
        case Part::Day:
            return digits(fields.day);
        case Part::Hour:
            return digits(fields.hour) && fields.hour <= 23;
        case Part::HalfHour:
            return digits(fields.hour) && fields.hour >= 1 && fields.hour <= 12;
        case Part::Minute:
            return digits(fields.minute) && fields.minute <= 59;
        case Part::Second:
            return digits(fields.second) && fields.second <= 59;
        case Part::Fraction:
            return parts::take_fraction(text, fields.micros);
        case Part::Halfday:
            return parts::take_half(text, fields.half);
        case Part::Weekday:
            return parts::take_letters(text);
        case Part::Offset:
            return parts::take_offset(text, fields.offset);
        case Part::EpochSeconds:
            return parts::take_count(text, 1e6, fields.at);
        case Part::EpochMillis:
            return parts::take_count(text, 1e3, fields.at);
        case Part::EpochMicros:
            return parts::take_count(text, 1, fields.at);
        case Part::Excel:
        case Part::Excel1904:
            fields.counted_local = true;
            return parts::take_serial(text, step.part == Part::Excel1904, fields.at);
        case Part::Rfc3339: {
            const auto at = base::parse_rfc3339(text);
            if (at) fields.at = base::to_micros(*at);
            text = {};
            return at.has_value();
        }
        case Part::Optional:
            return true;
    }
    return false;
}

bool InstantFormat::walk(std::size_t from, std::size_t to, std::string_view& text, Fields& fields) const {
    for (std::size_t i = from; i < to; ++i) {
        const auto& step = steps_[i];
        if (step.part != Part::Optional) {
            if (!take(step, text, fields)) return false;
            continue;
        }
        auto rest = text;
        auto tried = fields;
        if (walk(i + 1, i + 1 + step.skip, rest, tried)) {
            text = rest;
            fields = tried;
        }
        i += step.skip;
    }
    return true;
}

std::optional<WallReading> InstantFormat::read(std::string_view text) const {
    if (fixed_) {
        if (const auto micros = fixed_->read(text)) return WallReading{WallTime{std::chrono::microseconds{*micros}}};
    }
    Fields fields;
    if (!walk(0, steps_.size(), text, fields) || !text.empty()) return std::nullopt;
    if (fields.at) {
        if (*fields.at < kFirst || *fields.at >= kLast) return std::nullopt;
        const WallTime wall{std::chrono::microseconds{*fields.at}};
        return WallReading{wall, fields.counted_local ? std::nullopt : std::optional<std::int32_t>{0}};
    }
    if (fields.year < 1 || !parts::is_day(fields.year, fields.month, fields.day)) return std::nullopt;
    if (fields.half >= 0) {
        if (fields.hour > 12) return std::nullopt;
        fields.hour = fields.hour % 12 + 12 * fields.half;
    }
    const auto days = parts::days_since_1970(fields.year, fields.month, fields.day);
    const std::int64_t seconds = fields.hour * 3600 + fields.minute * 60 + fields.second;
    const auto micros = days * kDay + seconds * kSecond + fields.micros;
    return WallReading{WallTime{std::chrono::microseconds{micros}}, fields.offset};
}

bool InstantFormat::is_absolute() const {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const auto part = steps_[i].part;
        if (part == Part::Offset || part == Part::Rfc3339 || part == Part::EpochSeconds || part == Part::EpochMillis ||
            part == Part::EpochMicros) {
            return true;
        }
        if (part == Part::Optional) i += steps_[i].skip;
    }
    return false;
}

std::optional<std::int32_t> fixed_offset(std::string_view zone) {
    if (zone == "UTC" || zone == "GMT") return 0;
    std::optional<std::int32_t> offset;
    if (!parts::take_offset(zone, offset) || !zone.empty()) return std::nullopt;
    return offset;
}

std::optional<base::Instant> InstantReader::read(std::string_view text) {
    if (text == last_text_ && !text.empty()) return last_;
    last_text_ = text;
    last_ = std::nullopt;
    const auto reading = format_.read(text);
    if (!reading) return std::nullopt;
    const auto wall = reading->wall.time_since_epoch();
    if (reading->offset_seconds) {
        last_ = base::Instant{wall - std::chrono::seconds{*reading->offset_seconds}};
    } else {
        last_ = zone_ ? zone_(reading->wall) : std::optional{base::Instant{wall}};
    }
    return last_;
}

}  // namespace tables
