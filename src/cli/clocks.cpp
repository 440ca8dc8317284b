#include "cli/clocks.hpp"

#include "base/embedded.hpp"
#include "base/failure.hpp"
#include "cli/inline_calendar.hpp"
#include "domain/calendar/calendar_book.hpp"

namespace cli {
namespace {

constexpr std::size_t kBytesMost = 64 << 20;
constexpr std::size_t kEntriesMost = 1024;

constexpr std::string_view kFolder = "calendars/";
constexpr std::string_view kEnding = ".yaml";

calendar::WorkingCalendar read_book(std::string_view name) {
    std::string known;
    for (const auto& file : base::embedded::rulebooks()) {
        if (!file.path.starts_with(kFolder) || !file.path.ends_with(kEnding)) continue;
        const auto id = file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kEnding.size());
        if (id == name) return calendar::read_calendar_book(file.bytes, std::string{file.path}).calendar;
        known += (known.empty() ? "" : ", ") + std::string{id};
    }
    throw base::BadInput("there is no calendar book '" + std::string{name} + "'", "calendar",
                         "write the calendar out, or name one of: " + known);
}

}  // namespace

Clocks::Entry Clocks::make(const json::value& calendar) const {
    Entry out;
    if (const auto* name = calendar.if_string()) {
        out.clock = std::make_unique<const calendar::Clock>(read_book(*name));
    } else if (const auto* given = calendar.if_object()) {
        out.clock = std::make_unique<const calendar::Clock>(read_inline_calendar(*given, out.unknown));
    } else {
        throw base::BadInput("must be an object or the name of a book", "calendar");
    }
    return out;
}

const Clocks::Entry& Clocks::find(const json::value& calendar) {
    if (last_ != nullptr) {
        // The clock has worked out more of its calendar since it was found.
        const auto bytes = last_->clock->bytes();
        bytes_ += bytes - last_->bytes;
        last_->bytes = bytes;
    }
    if (bytes_ > kBytesMost || entries_.size() >= kEntriesMost) {
        last_ = nullptr;
        entries_.clear();
        bytes_ = 0;
    }
    key_.clear();
    json::append(key_, calendar);
    const auto found = entries_.find(key_);
    if (found != entries_.end()) {
        last_ = &found->second;
    } else {
        auto entry = make(calendar);
        entry.bytes = entry.clock->bytes();
        // Days of their own take about ten times their text.
        bytes_ += entry.bytes + 10 * key_.size();
        last_ = &entries_.emplace(key_, std::move(entry)).first->second;
    }
    return *last_;
}

}  // namespace cli
