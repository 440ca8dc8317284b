#include "cli/inline_calendar.hpp"

#include "base/failure.hpp"

namespace cli {
namespace {

using base::BadInput;

const json::object& object_at(const json::value& value, const std::string& where) {
    if (const auto* object = value.if_object()) return *object;
    throw BadInput("must be an object", where);
}

const json::array& array_at(const json::value& value, const std::string& where) {
    if (const auto* array = value.if_array()) return *array;
    throw BadInput("must be an array", where);
}

std::string_view text_at(const json::value& value, const std::string& where) {
    if (const auto* text = value.if_string()) return *text;
    throw BadInput("must be a text", where);
}

base::Date date_at(std::string_view text, const std::string& where) {
    if (const auto day = base::parse_date(text)) return *day;
    throw BadInput("'" + std::string{text} + "' is not a day", where, "write it as 2026-10-01");
}

calendar::DayHours hours_at(const json::value& value, const std::string& where) {
    calendar::DayHours out;
    for (const auto& interval : array_at(value, where)) {
        const auto& ends = array_at(interval, where);
        if (ends.size() != 2) throw BadInput("must hold pairs of times", where, "write [[\"09:00\",\"18:00\"]]");
        try {
            calendar::append_hours(out, text_at(ends[0], where), text_at(ends[1], where));
        } catch (const BadInput& bad) {
            if (!bad.where.empty()) throw;
            throw BadInput(bad.what(), where, bad.cure);
        }
    }
    return out;
}

void read_week(const json::value& value, calendar::WorkingCalendar& out) {
    static constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (const auto& [key, hours] : object_at(value, "calendar.week")) {
        const auto found = std::find(std::begin(kDays), std::end(kDays), std::string_view{key});
        const auto where = "calendar.week." + std::string{key};
        if (found == std::end(kDays))
            throw BadInput("is no day of the week", where, "use mon, tue, wed, thu, fri, sat, sun");
        out.week[static_cast<std::size_t>(found - std::begin(kDays))] = hours_at(hours, where);
    }
}

const base::Zone* zone_at(const json::object& given) {
    const auto* name = given.if_contains("zone");
    if (name == nullptr) throw BadInput("lacks 'zone'", "calendar", "name a zone, such as Asia/Shanghai");
    const auto text = text_at(*name, "calendar.zone");
    if (const auto* zone = base::find_zone(text)) return zone;
    throw BadInput("'" + std::string{text} + "' is no zone of this system", "calendar.zone",
                   "use a name of the IANA database, such as Asia/Shanghai");
}

}  // namespace

calendar::WorkingCalendar read_inline_calendar(const json::object& given, std::vector<std::string>& unknown) {
    calendar::WorkingCalendar out;
    out.zone = zone_at(given);
    for (const auto& [key, value] : given) {
        if (key == "week") {
            read_week(value, out);
        } else if (key == "holidays") {
            for (const auto& day : array_at(value, "calendar.holidays")) {
                out.holidays[date_at(text_at(day, "calendar.holidays"), "calendar.holidays")] = {};
            }
        } else if (key == "workdays") {
            for (const auto& [day, hours] : object_at(value, "calendar.workdays")) {
                const auto where = "calendar.workdays." + std::string{day};
                out.workdays[date_at(day, where)] = hours_at(hours, where);
            }
        } else if (key != "zone") {
            unknown.push_back("calendar." + std::string{key});
        }
    }
    return out;
}

}  // namespace cli
