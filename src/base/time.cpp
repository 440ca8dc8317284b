#include "base/time.hpp"

#include <fmt/format.h>

namespace base {
namespace {

using namespace std::chrono;

/// Reads `count` digits at `at`; -1 where they are not all digits.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::optional<microseconds> parse_clock(std::string_view text, std::size_t& at) {
    const int hour = digits(text, at, 2);
    const int minute = digits(text, at + 3, 2);
    const int second = digits(text, at + 6, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return std::nullopt;
    if (text[at + 2] != ':' || text[at + 5] != ':') return std::nullopt;
    at += 8;
    std::int64_t fraction = 0;
    if (at < text.size() && text[at] == '.') {
        std::int64_t scale = 100000;
        const auto first = ++at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) {
            fraction += (text[at] - '0') * scale;
        }
        if (at == first) return std::nullopt;
    }
    // A leap second is read as the second before the next minute.
    return hours{hour} + minutes{minute} + seconds{second == 60 ? 59 : second} + microseconds{fraction};
}

std::optional<minutes> parse_offset(std::string_view text) {
    if (text == "Z" || text == "z") return minutes{0};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const int hour = digits(text, 1, 2);
    const int minute = digits(text, 4, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    const minutes offset = hours{hour} + minutes{minute};
    return text[0] == '-' ? -offset : offset;
}

/// Formatting them by a general library is what many lines of JSON would mostly be made of.
void put_digits(char* at, int count, std::int64_t value) {
    for (int i = count; i-- > 0; value /= 10) at[i] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::string to_rfc3339(Instant at) {
    const auto day = floor<days>(at);
    auto text = to_string(Date{day});
    auto rest = (at - day).count();
    char clock[] = "T00:00:00.000000Z";
    constexpr std::size_t kFraction = 10;
    const auto fraction = rest % 1'000'000;
    put_digits(clock + kFraction, 6, fraction);
    rest /= 1'000'000;
    put_digits(clock + 7, 2, rest % 60);
    put_digits(clock + 4, 2, rest / 60 % 60);
    put_digits(clock + 1, 2, rest / 3600);
    std::size_t size = kFraction + 6;
    while (clock[size - 1] == '0' && size > kFraction) --size;
    if (size == kFraction) --size;  // the point as well
    text.append(clock, size);
    return text += 'Z';
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    if (!date) return std::nullopt;
    std::size_t at = 11;
    const auto clock = parse_clock(text, at);
    if (!clock) return std::nullopt;
    const auto offset = parse_offset(text.substr(at));
    if (!offset) return std::nullopt;
    return Instant{sys_days{*date}} + *clock - *offset;
}

std::string to_string(Date day) {
    const auto year = static_cast<int>(day.year());
    const auto month = static_cast<unsigned>(day.month());
    if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(day.day()));
    char text[] = "0000-00-00";
    put_digits(text, 4, year);
    put_digits(text + 5, 2, month);
    put_digits(text + 8, 2, static_cast<unsigned>(day.day()));
    return {text, sizeof text - 1};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int y = digits(text, 0, 4);
    const int m = digits(text, 5, 2);
    const int d = digits(text, 8, 2);
    if (y < 1 || m < 0 || d < 0) return std::nullopt;
    const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

}  // namespace base
