#pragma once

#include "flows/books.hpp"

namespace flows {

/// The name of the zone that a calendar book is kept in, as the book says it; the book has to be in force.
std::string zone_of_calendar(const Books& books, std::string_view book_id);

}  // namespace flows
