#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/calendar/clock.hpp"
#include "json/json.hpp"

namespace cli {

/// The clocks of the calendars that requests name or write out, made once and kept while there is room: the same text
/// is the same calendar. What is kept stays below a fixed amount however many calendars come.
class Clocks {
public:
    struct Entry {
        std::unique_ptr<const calendar::Clock> clock;
        std::vector<std::string> unknown;  ///< words of the request that mean nothing
        std::size_t bytes = 0;             ///< when it was used last
    };

    /// The clock of a calendar: the name of a shipped book, or the calendar itself. It lives until the next call.
    /// Throws base::BadInput for what cannot be read and for a book that does not exist.
    const Entry& find(const json::value& calendar);

private:
    Entry make(const json::value& calendar) const;

    std::unordered_map<std::string, Entry> entries_;
    Entry* last_ = nullptr;
    std::string key_;
    std::size_t bytes_ = 0;
};

}  // namespace cli
