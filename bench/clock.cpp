#include "cli/clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <random>

#include "base/embedded.hpp"
#include "domain/calendar/calendar_book.hpp"
#include "domain/calendar/clock.hpp"

namespace {

using Micros = std::chrono::microseconds;

/// Walks the days one by one and asks the calendar for each: the way that needs no preparation.
struct DayLoop {
    const calendar::WorkingCalendar& calendar;

    template <typename Take>
    void each_opening(std::int64_t from, Take take) const {
        const auto offset = calendar.zone->offset_at(from);
        auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{from + offset}});
        for (;; day += std::chrono::days{1}) {
            const auto midnight = std::int64_t{day.time_since_epoch().count()} * 86400 - offset;
            for (const auto& hours : calendar.hours_on(day)) {
                if (!take(std::max(from, midnight + hours.from_second), midnight + hours.to_second)) return;
            }
        }
    }
    std::int64_t between(std::int64_t from, std::int64_t to) const {
        std::int64_t sum = 0;
        each_opening(from, [&](std::int64_t opens, std::int64_t closes) {
            sum += std::max<std::int64_t>(0, std::min(closes, to) - opens);
            return opens < to;
        });
        return sum;
    }
    std::int64_t add(std::int64_t from, std::int64_t amount) const {
        std::int64_t at = 0;
        each_opening(from, [&](std::int64_t opens, std::int64_t closes) {
            const auto length = std::max<std::int64_t>(0, closes - opens);
            at = opens + amount;
            const bool enough = length >= amount;
            amount -= length;
            return !enough;
        });
        return at;
    }
};

struct Question {
    std::int64_t from;
    std::int64_t to;
    std::int64_t amount;
};

base::Instant instant(std::int64_t second) {
    return base::Instant{std::chrono::seconds{second}};
}

std::vector<Question> questions(std::size_t count) {
    std::mt19937_64 random{7};
    std::uniform_int_distribution<std::int64_t> from{1420070400, 1735689600};  // 2015 to 2025
    std::uniform_int_distribution<std::int64_t> span{1, 365 * 86400};
    std::vector<Question> out(count);
    for (auto& one : out) {
        one.from = from(random);
        one.to = one.from + span(random);
        one.amount = span(random) / 4;
    }
    return out;
}

/// Best of some rounds, in nanoseconds a question.
template <typename Ask>
double nanos(const std::vector<Question>& asked, Ask ask) {
    double best = 1e18;
    for (int round = 0; round < 7; ++round) {
        const auto start = std::chrono::steady_clock::now();
        std::int64_t sum = 0;
        for (const auto& one : asked) sum += ask(one);
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
        if (sum == 42) std::puts("");
        best = std::min(best, took.count() / static_cast<double>(asked.size()));
    }
    return best;
}

void compare(const calendar::WorkingCalendar& calendar) {
    const calendar::Clock clock{calendar};
    const DayLoop naive{calendar};
    const auto many = questions(200000);
    const std::vector<Question> few{many.begin(), many.begin() + 2000};
    for (const auto& one : few) {
        const auto ours = clock.between(instant(one.from), instant(one.to)).count() / 1000000;
        const auto due = base::to_micros(*clock.add(instant(one.from), one.amount)) / 1000000;
        if (ours != naive.between(one.from, one.to) || due != naive.add(one.from, one.amount))
            std::puts("they differ!");
    }
    const auto add = nanos(many, [&](auto& one) { return base::to_micros(*clock.add(instant(one.from), one.amount)); });
    const auto add_naive = nanos(few, [&](auto& one) { return naive.add(one.from, one.amount); });
    const auto between =
        nanos(many, [&](auto& one) { return clock.between(instant(one.from), instant(one.to)).count(); });
    const auto between_naive = nanos(few, [&](auto& one) { return naive.between(one.from, one.to); });
    const auto zone = nanos(many, [&](auto& one) { return std::int64_t{calendar.zone->offset_at(one.to)}; });
    fmt::print("add      {:8.1f} ns   a day at a time {:10.1f} ns   {:6.0f} times faster\n", add, add_naive,
               add_naive / add);
    fmt::print("between  {:8.1f} ns   a day at a time {:10.1f} ns   {:6.0f} times faster\n", between, between_naive,
               between_naive / between);
    fmt::print("offset   {:8.1f} ns\n", zone);
}

void filter(const char* name, const std::function<std::string(std::size_t)>& calendar) {
    using File = std::unique_ptr<FILE, int (*)(FILE*)>;
    const File in{std::tmpfile(), std::fclose};
    constexpr std::size_t kLines = 400000;
    std::size_t number = 0;
    for (const auto& one : questions(kLines)) {
        fmt::print(in.get(),
                   R"({{"id":"{}","calendar":{},"op":"add","from":"{}","seconds":{}}})"
                   "\n",
                   number, calendar(number), base::to_rfc3339(instant(one.from)), one.amount);
        ++number;
    }
    std::fflush(in.get());
    double best = 1e18;
    for (int round = 0; round < 3; ++round) {
        const File out{std::tmpfile(), std::fclose};
        std::rewind(in.get());
        const auto start = std::chrono::steady_clock::now();
        cli::clock(fileno(in.get()), fileno(out.get()));
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    fmt::print("filter   {:8.0f} lines/s  {}\n", kLines / best, name);
}

}  // namespace

int main() {
    for (const auto& file : base::embedded::rulebooks()) {
        if (file.path == "calendars/cn.yaml") {
            compare(calendar::read_calendar_book(file.bytes, std::string{file.path}).calendar);
        }
    }
    const auto written_out = [](std::size_t first_minute) {
        return fmt::format(R"({{"zone":"Asia/Shanghai","week":{{"wed":[["09:{0:02}","12:00"],["13:00","18:00"]],)"
                           R"("thu":[["09:{0:02}","12:00"],["13:00","18:00"]]}},"holidays":["2026-10-01"],)"
                           R"("workdays":{{"2026-10-10":[["09:00","18:00"]]}}}})",
                           first_minute % 60);
    };
    filter("the book cn", [](std::size_t) { return "\"cn\""; });
    filter("one calendar written out", [&](std::size_t) { return written_out(0); });
    filter("sixty calendars written out", written_out);
    filter("each line its own calendar, two weeks", [&](std::size_t n) {
        auto text = written_out(0);
        return text.replace(text.find("2026-10-01"), 10, fmt::format("{:04}-10-01", 1 + n % 9000));
    });
}
