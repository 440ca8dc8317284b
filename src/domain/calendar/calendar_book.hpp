#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/working_calendar.hpp"

namespace calendar {

/// The public announcement that settles the holidays of a year.
struct Notice {
    std::string title;   ///< as printed
    std::string number;  ///< of the document; empty where it is not known
    std::string paper;   ///< address of the text
};

/// What a book says of one year, and how sure it is: A primary text or two independent tables, B one table.
struct PublishedYear {
    int year;
    std::vector<Notice> notices;
    std::string confidence;
};

/// A working calendar out of rulebooks/calendars.
struct CalendarBook {
    std::string id;
    Name name;
    WorkingCalendar calendar;
    std::vector<PublishedYear> years;  ///< ascending, without a hole; empty where the calendar has no holidays
};

/// Reads a book of rulebooks/calendars. Throws base::BadInput with file, line and column for an undeclared word, an
/// unknown zone, hours that overlap, a range that ends before it begins or is longer than a month, a day named twice, a
/// year missing or out of order, and a year of confidence C: what nobody verified decides nothing.
CalendarBook read_calendar_book(std::string_view yaml, const std::string& file);

}  // namespace calendar
