#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "tables/log_map.hpp"

namespace tables {

/// One event before it is sorted, with the attributes its row gives to the case.
struct EventRecord {
    std::string_view case_id;
    std::int64_t at_micros = 0;
    std::uint64_t order = 0;  ///< place in the file; sorts events of one instant
    std::uint64_t line = 0;
    Meaning meaning = Meaning::None;
    bool once =
        false;  ///< of a CaseInstant: of a case's such events with one activity only the last in the file counts
    std::string_view activity;
    std::string_view resource;
    std::span<const std::optional<std::string_view>> attributes = {};  ///< in the order of the map
};

/// Records as bytes, in memory and in run files: u32 size of the rest, u32 size of the case id, i64 instant, u64 order,
/// the case id, then in variable-length numbers line, meaning with `once` as bit 4, activity, resource and each
/// attribute (0: absent).
namespace record {

constexpr std::size_t kHead = 24;

std::size_t encoded_size_max(const EventRecord& event);
/// Writes the record and says how many bytes it took.
std::size_t encode(const EventRecord& event, char* to);
/// Views into the bytes. `attributes` is as long as the map's and is filled; the record points to it.
void decode(const char* from, std::vector<std::optional<std::string_view>>& attributes, EventRecord& event);

std::uint32_t size(const char* from);  ///< of the whole record
std::string_view case_id(const char* from);
std::int64_t at_micros(const char* from);
std::uint64_t order(const char* from);
/// By case id as bytes, instant, order.
bool before(const char* left, const char* right);

}  // namespace record

}  // namespace tables
