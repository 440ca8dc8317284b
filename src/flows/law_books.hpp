#pragma once

#include "domain/guarantee/laws.hpp"
#include "flows/books.hpp"

namespace flows {

/// The guarantee law out of the books given, with the calendars by which it counts. Throws base::BadInput with file,
/// line and column. Reads the books of the folders "facts" and "guarantees"; nullptr where there is no book of facts.
std::shared_ptr<const guarantee::Laws> read_laws(
    const std::map<std::string, BookText, std::less<>>& texts,
    const std::map<std::string, std::shared_ptr<const BookedClock>, std::less<>>& clocks);

/// The law of the books that are built in, read once and kept.
const guarantee::Laws& shipped_laws();

}  // namespace flows
