#include "tables/xes_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/failure.hpp"

namespace tables {

namespace {

constexpr std::size_t kColumnsMax = 16384;
constexpr std::size_t kRowBytesMax = std::size_t{16} << 20;

/// Where a key stands in the row: what every log has comes first.
int place_of(const std::string& key) {
    static constexpr std::array kEvent = {"concept:name", "time:timestamp", "org:resource", "lifecycle:transition"};
    if (key == "case:concept:name") return 0;
    if (key.starts_with("case:")) return 1;
    const auto found = std::find(kEvent.begin(), kEvent.end(), key);
    return 2 + static_cast<int>(found - kEvent.begin());
}

bool is_attribute(std::string_view element) {
    static constexpr std::array<std::string_view, 6> kElements = {"string", "date", "int", "float", "boolean", "id"};
    return std::find(kElements.begin(), kElements.end(), element) != kElements.end();
}

}  // namespace

XesSource::XesSource(Opener open, std::string name) : Source(std::move(name)) {
    const auto reader = [&] {
        return std::make_unique<Xml>(open(), this->name(),
                                     Xml::Handlers{[this](const Xml::Tag& tag) { start(tag); },
                                                   [this](std::string_view element) { end(element); }});
    };
    xml_ = reader();
    while (xml_->run()) {
    }
    std::vector<std::string> names(keys_.size());
    for (const auto& [key, index] : keys_) names[index] = key;
    std::stable_sort(names.begin(), names.end(),
                     [](const auto& left, const auto& right) { return place_of(left) < place_of(right); });
    for (std::size_t i = 0; i < names.size(); ++i) keys_[names[i]] = i;
    columns_ = Columns(names);
    if (events_ == 0) throw base::BadInput("the log has no event", this->name(), "export it again with its events");
    of_case_.resize(names.size());
    of_event_.resize(names.size());
    cells_.resize(names.size());
    collecting_ = false;
    events_ = 0;
    xml_ = reader();
}

void XesSource::start(const Xml::Tag& tag) {
    ++depth_;
    if (depth_ == 1 && tag.name() != "log") {
        xml_->refuse(
            fmt::format("this is XML of another kind: it begins with <{}>, an event log with <log>", tag.name()),
            "export the rows as CSV, XLSX or XES");
    }
    if (depth_ == 2 && tag.name() == "trace") {
        level_ = Level::Trace;
        case_bytes_ = 0;
        for (auto& value : of_case_) value.clear();
    } else if (depth_ == 3 && level_ == Level::Trace && tag.name() == "event") {
        level_ = Level::Event;
        event_bytes_ = 0;
        event_line_ = xml_->line();
        for (auto& value : of_event_) value.clear();
    } else if ((depth_ == 3 && level_ == Level::Trace) || (depth_ == 4 && level_ == Level::Event)) {
        if (is_attribute(tag.name())) keep(level_, tag);
    }
}

void XesSource::keep(Level level, const Xml::Tag& tag) {
    key_ = level == Level::Trace ? "case:" : "";
    key_ += tag["key"];
    if (collecting_) {
        keys_.try_emplace(key_, keys_.size());
        if (keys_.size() > kColumnsMax) {
            xml_->refuse(fmt::format("over {} different attributes", kColumnsMax), "export fewer attributes");
        }
        return;
    }
    const auto value = tag["value"];
    auto& bytes = level == Level::Trace ? case_bytes_ : event_bytes_;
    bytes += value.size();
    if (bytes > kRowBytesMax) return;
    (level == Level::Trace ? of_case_ : of_event_)[keys_.at(key_)] = value;
}

void XesSource::end(std::string_view) {
    --depth_;
    if (depth_ == 1) level_ = Level::Other;
    if (depth_ != 2 || level_ != Level::Event) return;
    level_ = Level::Trace;
    ++events_;
    if (!collecting_) xml_->pause();
}

bool XesSource::next(Row& row) {
    while (xml_->run()) {
        if (case_bytes_ + event_bytes_ > kRowBytesMax) {
            reject({event_line_, Reason::LineTooLong, "",
                    fmt::format("the event and its trace are over {} bytes", kRowBytesMax)});
            continue;
        }
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            cells_[i] = of_event_[i].empty() ? of_case_[i] : of_event_[i];
        }
        row = {event_line_, cells_, {}};
        return true;
    }
    return false;
}

}  // namespace tables
