#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "db/transaction.hpp"
#include "domain/calendar/calendar_book.hpp"
#include "domain/calendar/clock.hpp"
#include "domain/cases/process.hpp"
#include "domain/fees/schedule.hpp"
#include "domain/people/post.hpp"
#include "domain/people/role.hpp"
#include "domain/promises/promise.hpp"
#include "domain/rating/standard_book.hpp"
#include "lens/measure_book.hpp"

namespace guarantee {
class Laws;
}

namespace flows {

/// The text of a book, as published.
struct BookText {
    std::string book_id;
    std::int64_t version = 1;
    std::string sha256;
    std::string text;
    base::Instant published_at;
};

/// A calendar book made ready to count with.
struct BookedClock {
    calendar::CalendarBook book;
    calendar::Clock clock;
    std::int64_t version = 1;

    explicit BookedClock(calendar::CalendarBook read, std::int64_t version_)
        : book(std::move(read)), clock(book.calendar), version(version_) {}
};

/// The books in force, read and checked. Immutable: publishing makes a new one.
struct Books {
    cases::Processes processes;
    std::vector<promises::Promise> promises;
    std::map<std::string, std::shared_ptr<const BookedClock>, std::less<>> clocks;
    std::map<std::string, std::shared_ptr<const rating::StandardBook>, std::less<>> standards;
    lens::MeasureBook measures;
    people::Roles roles;
    std::shared_ptr<const guarantee::Laws> laws;  ///< what decides about guarantees
    people::Posts posts;
    std::shared_ptr<const fees::Schedule> fee_schedule;  ///< the price list; never null once books are read
    std::map<std::string, BookText, std::less<>> texts;  ///< every book, also those that other parts read

    const promises::Promise* find_promise(std::string_view id) const;
    promises::Clocks clock_finder() const;
    const BookText* find_text(std::string_view id) const;
};

/// Reads books of every kind; throws base::BadInput with file, line and column for the first that is not right.
std::shared_ptr<const Books> read_books(std::map<std::string, BookText, std::less<>> texts);

/// The books that are built in, by id.
std::map<std::string, BookText, std::less<>> shipped_books(base::Instant now);

/// What kind of book an id names: "calendars", "processes", "promises", "measures",
/// "standards", "fees", "roles", "posts", "facts", "guarantees".
std::string folder_of(std::string_view book_id);

}  // namespace flows
