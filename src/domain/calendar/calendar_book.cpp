#include "domain/calendar/calendar_book.hpp"

#include <fmt/format.h>

#include "rules/node.hpp"

namespace calendar {
namespace {

using rules::Node;
using std::chrono::days;
using std::chrono::sys_days;

constexpr int kRangeDaysMost = 31;

Name read_name(const Node& node) {
    node.only({"zh", "en"});
    return {node.at("zh").text(), node.at("en").text()};
}

DayHours read_hours(const Node& node) {
    DayHours out;
    for (const auto& interval : node.items()) {
        const auto ends = interval.items();
        if (ends.size() != 2) interval.refuse("must be a pair of times", "write [\"09:00\", \"18:00\"]");
        try {
            append_hours(out, ends[0].text(), ends[1].text());
        } catch (const base::BadInput& bad) {
            interval.refuse(std::string{": "} + bad.what(), bad.cure);
        }
    }
    return out;
}

std::string read_confidence(const Node& node) {
    const auto word = node.at("confidence").word({"A", "B", "C"});
    if (word == "C") node.refuse("is unverified (confidence C) and may not decide when work is done");
    return word;
}

void read_week(const Node& node, WorkingCalendar& calendar) {
    node.only({"source", "confidence", "hours"});
    node.at("source").text();
    read_confidence(node);
    const auto hours = node.at("hours");
    hours.only({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
    std::size_t day = 0;
    for (const char* const name : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
        if (const auto of_day = hours.find(name)) calendar.week[day] = read_hours(*of_day);
        ++day;
    }
}

class YearReader {
public:
    YearReader(const Node& book, WorkingCalendar& calendar) : book_(book), calendar_(calendar) {
        if (const auto hours = book.find("makeup_hours")) makeup_hours_ = read_hours(*hours);
    }

    PublishedYear read(const Node& node) {
        node.only({"year", "sources", "confidence", "off", "makeup"});
        const auto number = node.at("year").integer();
        if (number < 1900 || number > 2999) node.at("year").refuse("is no year between 1900 and 2999");
        year_ = std::chrono::year{static_cast<int>(number)};
        PublishedYear out{static_cast<int>(number), {}, read_confidence(node)};
        for (const auto& source : node.at("sources").items()) {
            source.only({"title", "number", "paper"});
            out.notices.push_back({source.at("title").text(), source.text_or("number", ""), source.at("paper").text()});
        }
        if (out.notices.empty()) node.at("sources").refuse("names no notice");
        for (const auto& range : node.at("off").items()) read_off(range);
        for (const auto& day : node.at("makeup").items()) read_makeup(day);
        return out;
    }

private:
    /// A notice speaks of its year, and of the last days of the year before.
    void expect_near(const Node& node, base::Date day) const {
        if (day.year() == year_ ||
            (day.year() == year_ - std::chrono::years{1} && day.month() == std::chrono::December))
            return;
        node.refuse(fmt::format("lies outside the year {}", static_cast<int>(year_)));
    }

    void read_off(const Node& node) {
        node.only({"holiday", "from", "to"});
        const auto name = read_name(book_.at("holidays").at(node.at("holiday").text()));
        const sys_days from{node.at("from").date()};
        const sys_days to{node.at("to").date()};
        if (to < from || to - from >= days{kRangeDaysMost}) node.refuse("must run forward, for a month at most");
        for (auto day = from; day <= to; day += days{1}) {
            expect_near(node, day);
            if (!calendar_.holidays.emplace(day, name).second) node.refuse(base::to_string(day) + " is off already");
        }
    }

    void read_makeup(const Node& node) {
        const auto day = node.date();
        expect_near(node, day);
        if (calendar_.holidays.contains(day)) node.refuse("is a day off as well");
        if (!calendar_.workdays.emplace(day, makeup_hours_).second) node.refuse("is a make-up day already");
    }

    const Node& book_;
    WorkingCalendar& calendar_;
    DayHours makeup_hours_;
    std::chrono::year year_{};
};

void read_years(const Node& book, CalendarBook& out) {
    const auto years = book.find("years");
    if (!years) return;
    YearReader reader{book, out.calendar};
    for (const auto& node : years->items()) {
        auto year = reader.read(node);
        if (!out.years.empty() && year.year != out.years.back().year + 1)
            node.refuse("does not follow the year before it");
        out.years.push_back(std::move(year));
    }
    if (out.years.empty()) return;
    using std::chrono::year;
    out.calendar.published = PublishedSpan{year{out.years.front().year} / std::chrono::January / 1,
                                           year{out.years.back().year} / std::chrono::December / 31};
}

}  // namespace

CalendarBook read_calendar_book(std::string_view yaml, const std::string& file) {
    const auto book = Node::parse(yaml, file);
    book.only({"id", "name", "zone", "week", "makeup_hours", "holidays", "years"});
    CalendarBook out;
    out.id = book.at("id").text();
    out.name = read_name(book.at("name"));
    const auto zone = book.at("zone");
    out.calendar.zone = base::find_zone(zone.text());
    if (out.calendar.zone == nullptr) zone.refuse("'" + zone.text() + "' is no zone of this system", "install tzdata");
    read_week(book.at("week"), out.calendar);
    if (const auto holidays = book.find("holidays")) {
        for (const auto& [key, name] : holidays->entries()) read_name(name);
    }
    read_years(book, out);
    return out;
}

}  // namespace calendar
