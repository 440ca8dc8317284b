#include "domain/promises/due_times.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "domain/calendar/working_calendar.hpp"

using namespace promises;
using Outcome = Standing::Outcome;

namespace {

const Instant kBegin = *base::parse_rfc3339("2026-11-20T00:00:00Z");

const calendar::Clock& office() {
    static const auto kMade = [] {
        calendar::WorkingCalendar calendar;
        calendar.zone = base::find_zone("Asia/Shanghai");
        for (std::size_t day = 0; day < 5; ++day) calendar::append_hours(calendar.week[day], "09:00", "18:00");
        return calendar;
    }();
    static const calendar::Clock clock{kMade};
    return clock;
}

const calendar::Clock* clocks(std::string_view id) {
    return id == "office" ? &office() : nullptr;
}

Promise deadline(const std::string& id, std::int64_t hours, const std::string& calendar = "") {
    return {.id = id, .kind = Promise::Kind::Deadline, .seconds = hours * 3600, .calendar = calendar};
}

/// A company whose cases come and change at random, and what is due by asking each case: no table, no heap.
struct Company {
    base::Random random = base::seeded_random(11);
    base::Ids ids{base::seeded_random(12)};
    std::vector<Promise> promises;
    std::map<std::string, cases::Case> running;
    std::map<std::pair<std::string, std::string>, Outcome> rows;
    DueTimes times;
    Instant now = kBegin;

    std::uint64_t below(std::uint64_t limit) { return random() % limit; }

    void go_by(std::vector<Promise> made) {
        promises = std::move(made);
        times.go_by(promises, clocks, now);
        for (auto& [id, known] : running) start_clocks(known);
    }
    void start_clocks(const cases::Case& known) {
        for (const auto& promise : promises) {
            const std::pair key{known.case_id, promise.id};
            if (!promise.covers(known)) {
                if (rows.contains(key) && rows[key] == Outcome::Open) rows.erase(key);
                continue;
            }
            const auto stands = *standing(promise, known, clocks);
            const bool is_past = stands.due_at && *stands.due_at < now;
            if (!rows.contains(key) && stands.outcome == Outcome::Open && !is_past) rows[key] = Outcome::Open;
        }
    }
    void tell(const cases::Case& known) {
        std::vector<DueTimes::Stood> stood;
        for (const auto& [key, outcome] : rows) {
            if (key.first == known.case_id) stood.push_back({key.second, outcome});
        }
        times.put(known, stood, now);
    }
    void open() {
        cases::Case known;
        known.case_id = ids.next(now);
        known.kind = below(2) == 0 ? "repair" : "complaint";
        known.priority = below(4) == 0 ? "emergency" : "normal";
        known.opened_at = now - std::chrono::minutes{below(600)};
        start_clocks(known);
        tell(running.emplace(known.case_id, known).first->second);
    }
    cases::Case& any() { return std::next(running.begin(), static_cast<long>(below(running.size())))->second; }
    void change() {
        auto& known = any();
        switch (below(4)) {
            case 0:
                known.responded_at = now;
                for (auto& [key, outcome] : rows) {
                    if (key.first == known.case_id && outcome == Outcome::Open) outcome = Outcome::Kept;
                }
                break;
            case 1:
                known.waiting_for = "customer";
                known.waiting_since_at = now;
                break;
            case 2:
                if (known.waiting_since_at) known.pauses.push_back({*known.waiting_since_at, now});
                known.waiting_for.reset();
                known.waiting_since_at.reset();
                break;
            default:
                times.drop(known.case_id);
                std::erase_if(rows, [&](const auto& row) { return row.first.first == known.case_id; });
                running.erase(known.case_id);
                return;
        }
        tell(known);
    }
    std::vector<DueClock> due_by_asking() {
        std::vector<DueClock> due;
        for (const auto& [id, known] : running) {
            for (const auto& promise : promises) {
                const auto row = rows.find({id, promise.id});
                if (row == rows.end() || row->second != Outcome::Open || !promise.covers(known)) continue;
                const auto stands = *standing(promise, known, clocks);
                if (stands.outcome == Outcome::Open && stands.due_at && *stands.due_at < now)
                    due.push_back({id, promise.id, *stands.due_at});
            }
        }
        return due;
    }
    void fire() {
        auto taken = times.take(now, 1'000'000);
        CHECK(std::is_sorted(taken.begin(), taken.end(),
                             [](const auto& a, const auto& b) { return a.due_at < b.due_at; }));
        auto asked = due_by_asking();
        const auto by_name = [](const DueClock& a, const DueClock& b) {
            return std::pair{a.case_id, a.promise_id} < std::pair{b.case_id, b.promise_id};
        };
        std::sort(taken.begin(), taken.end(), by_name);
        std::sort(asked.begin(), asked.end(), by_name);
        REQUIRE(taken == asked);
        for (const auto& clock : taken) {
            rows[{clock.case_id, clock.promise_id}] = Outcome::Broken;
            tell(running.at(clock.case_id));
        }
    }
};

cases::Case repair(base::Ids& ids, Instant opened_at) {
    cases::Case known;
    known.case_id = ids.next(opened_at);
    known.kind = "repair";
    known.priority = "normal";
    known.opened_at = opened_at;
    return known;
}

}  // namespace

TEST_CASE("what falls due is what asking every case gives, through changes, new books and a clock that steps") {
    Company company;
    auto urgent = deadline("emergency_1h", 1);
    urgent.priorities = {"emergency"};
    company.go_by({deadline("response_24h", 24), urgent});
    for (int step = 0; step < 4000; ++step) {
        if (company.below(2) == 0 || company.running.size() < 20) company.open();
        company.change();
        company.now += std::chrono::minutes{company.below(20)};
        if (step == 1000) company.go_by({urgent, deadline("visit", 9, "office"), deadline("response_24h", 12)});
        if (step == 2000) company.go_by({deadline("visit", 5, "office"), deadline("response_24h", 12)});
        if (step == 2500) company.now -= std::chrono::hours{5};
        if (step == 3000) company.now += std::chrono::hours{30};
        if (step % 3 == 0) company.fire();
    }
    CHECK(company.rows.size() > 100);
}

TEST_CASE("a promise made today is not broken on a case that is already older than it") {
    base::Ids ids{base::seeded_random(1)};
    const auto old = repair(ids, kBegin - std::chrono::hours{10});
    const auto young = repair(ids, kBegin);
    DueTimes times;
    times.go_by({}, clocks, kBegin);
    times.put(old, {}, kBegin);
    times.put(young, {}, kBegin);
    CHECK_FALSE(times.next());
    times.go_by({deadline("answer", 8)}, clocks, kBegin);
    CHECK(times.next() == kBegin + std::chrono::hours{8});
    const auto taken = times.take(kBegin + std::chrono::hours{9}, 10);
    REQUIRE(taken.size() == 1);
    CHECK(taken[0].case_id == young.case_id);
}

TEST_CASE("a clock that was put back comes up again, one of a dropped case does not") {
    base::Ids ids{base::seeded_random(1)};
    const auto known = repair(ids, kBegin);
    DueTimes times;
    times.go_by({deadline("answer", 8)}, clocks, kBegin);
    times.put(known, std::vector<DueTimes::Stood>{{"answer", Outcome::Open}}, kBegin);
    const auto later = kBegin + std::chrono::hours{9};
    const auto taken = times.take(later, 10);
    REQUIRE(taken.size() == 1);
    CHECK(times.take(later, 10).empty());
    times.put_back(taken[0]);
    CHECK(times.take(later, 10) == taken);
    times.put_back(taken[0]);
    times.drop(known.case_id);
    CHECK(times.take(later, 10).empty());
    CHECK(times.cases() == 0);
    times.put_back(taken[0]);
    CHECK_FALSE(times.next());
}
