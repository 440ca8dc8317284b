#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tables/event_record.hpp"
#include "tables/log_events.hpp"

namespace tables {

/// Gathers the sorted records of one case and makes the case of them.
class CaseBuilder {
public:
    CaseBuilder(std::size_t attributes, std::string file) : values_(attributes), file_(std::move(file)) {}

    bool belongs(const char* record) const { return !begins_.empty() && record::case_id(record) == id_; }
    bool empty() const { return begins_.empty(); }
    /// base::BadInput where the case grows over a million events.
    void add(const char* record);
    /// The case; its views are valid until clear().
    LogCase build();
    void clear();

private:
    void decode_all();
    void number_occurrences();
    void settle_meanings();

    std::vector<std::optional<std::string_view>> values_;
    std::string file_;
    std::string id_;
    std::vector<char> bytes_;
    std::vector<std::size_t> begins_;
    std::vector<LogEvent> events_;
    struct Once {
        std::string_view activity;
        std::uint64_t order;
        std::size_t event;
    };
    std::vector<Once> once_;
};

}  // namespace tables
