#include <fmt/format.h>

#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "flows/calendar_zone.hpp"
#include "json/json.hpp"

namespace api {
namespace {

using calendar::WorkingCalendar;

constexpr std::int64_t kYearMin = 1970;
constexpr std::int64_t kYearMax = 2199;

json::value name_json(const calendar::Name& name) {
    if (name.zh.empty() && name.en.empty()) return nullptr;
    return json::object{{"zh", name.zh}, {"en", name.en}};
}

json::object book_json(const flows::Books& books, const calendar::CalendarBook& book) {
    const auto& published = book.calendar.published;
    return {{"id", book.id},
            {"title", name_json(book.name)},
            {"zone", flows::zone_of_calendar(books, book.id)},
            {"published_until", published ? json::value(base::to_string(published->until_on)) : json::value(nullptr)}};
}

std::string wall_time(std::int32_t second) {
    return fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60);
}

json::array hours_json(const calendar::DayHours& hours) {
    json::array out;
    for (const auto& one : hours) out.push_back(json::array{wall_time(one.from_second), wall_time(one.to_second)});
    return out;
}

/// A day of its own hours wins over a holiday, and that over the week.
json::object day_json(const WorkingCalendar& calendar, base::Date on) {
    const auto& hours = calendar.hours_on(on);
    const auto holiday = calendar.holidays.find(on);
    const bool is_makeup = calendar.workdays.contains(on);
    const bool is_holiday = !is_makeup && holiday != calendar.holidays.end();
    const auto* kind = is_makeup ? "makeup" : is_holiday ? "holiday" : hours.empty() ? "weekend" : "working";
    return {{"on", base::to_string(on)},
            {"open", hours_json(hours)},
            {"kind", kind},
            {"name", is_holiday ? name_json(holiday->second) : json::value(nullptr)}};
}

http::Response year_response(const flows::Books& books, const calendar::CalendarBook& book, int year) {
    using namespace std::chrono;
    json::array days;
    const sys_days end{base::Date{std::chrono::year{year + 1}, January, day{1}}};
    for (sys_days on{base::Date{std::chrono::year{year}, January, day{1}}}; on < end; on += std::chrono::days{1}) {
        days.push_back(day_json(book.calendar, base::Date{on}));
    }
    auto out = book_json(books, book);
    out["year"] = year;
    out["days"] = std::move(days);
    return http::json(json::to_text(out));
}

}  // namespace

void add_calendar_routes(Routes& routes) {
    auto& context = routes.context();

    routes.read({"GET", "/api/v1/calendars", "list_calendars"}, [&context](const Asked&) {
        json::array items;
        const auto books = context.books();
        for (const auto& [id, clock] : books->clocks) items.push_back(book_json(*books, clock->book));
        return http::json(json::to_text(json::object{{"items", std::move(items)}}));
    });

    routes.read({"GET", "/api/v1/calendars/{id}", "show_calendar"},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    QueryReader query{asked.request};
                    const auto today = flows::local_day(context.organisation, context.now());
                    const auto year = query.integer("year", kYearMin, kYearMax, static_cast<int>(today.year()));
                    query.finish();
                    const auto books = context.books();
                    const auto id = asked.request.param("id");
                    const auto found = books->clocks.find(id);
                    if (found == books->clocks.end()) {
                        return base::Refusal{"no_such_calendar", {{"calendar", std::string{id}}}};
                    }
                    return year_response(*books, found->second->book, static_cast<int>(year));
                });
}

}  // namespace api
