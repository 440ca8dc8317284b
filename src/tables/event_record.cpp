#include "tables/event_record.hpp"

#include <cstring>

namespace tables::record {

namespace {

template <typename T>
T load(const char* from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

char* put_number(char* to, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) *to++ = static_cast<char>(value | 0x80);
    *to++ = static_cast<char>(value);
    return to;
}

std::uint64_t get_number(const char*& from) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*from++);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
}

char* put_text(char* to, std::string_view text) {
    if (!text.empty()) std::memcpy(to, text.data(), text.size());
    return to + text.size();
}

std::string_view get_text(const char*& from, std::uint64_t size) {
    const std::string_view text{from, static_cast<std::size_t>(size)};
    from += size;
    return text;
}

}  // namespace

std::size_t encoded_size_max(const EventRecord& event) {
    auto size = kHead + event.case_id.size() + event.activity.size() + event.resource.size() + 32;
    for (const auto& value : event.attributes) size += 6 + (value ? value->size() : 0);
    return size;
}

std::size_t encode(const EventRecord& event, char* to) {
    const auto id_size = static_cast<std::uint32_t>(event.case_id.size());
    std::memcpy(to + 4, &id_size, 4);
    std::memcpy(to + 8, &event.at_micros, 8);
    std::memcpy(to + 16, &event.order, 8);
    char* at = put_text(to + kHead, event.case_id);
    at = put_number(at, event.line);
    at = put_number(at, static_cast<std::uint64_t>(event.meaning) | (event.once ? 16U : 0U));
    at = put_text(put_number(at, event.activity.size()), event.activity);
    at = put_text(put_number(at, event.resource.size()), event.resource);
    for (const auto& value : event.attributes) {
        at = put_number(at, value ? value->size() + 1 : 0);
        if (value) at = put_text(at, *value);
    }
    const auto rest = static_cast<std::uint32_t>(at - to - 4);
    std::memcpy(to, &rest, 4);
    return rest + 4;
}

void decode(const char* from, std::vector<std::optional<std::string_view>>& attributes, EventRecord& event) {
    event.case_id = case_id(from);
    event.at_micros = at_micros(from);
    event.order = order(from);
    from += kHead + event.case_id.size();
    event.line = get_number(from);
    const auto meaning = get_number(from);
    event.meaning = static_cast<Meaning>(meaning & 15);
    event.once = (meaning & 16) != 0;
    event.activity = get_text(from, get_number(from));
    event.resource = get_text(from, get_number(from));
    for (auto& value : attributes) {
        const auto size = get_number(from);
        value = size == 0 ? std::nullopt : std::optional{get_text(from, size - 1)};
    }
    event.attributes = attributes;
}

std::uint32_t size(const char* from) {
    return load<std::uint32_t>(from) + 4;
}
std::string_view case_id(const char* from) {
    return {from + kHead, load<std::uint32_t>(from + 4)};
}
std::int64_t at_micros(const char* from) {
    return load<std::int64_t>(from + 8);
}
std::uint64_t order(const char* from) {
    return load<std::uint64_t>(from + 16);
}

bool before(const char* left, const char* right) {
    if (const auto by_case = case_id(left).compare(case_id(right)); by_case != 0) return by_case < 0;
    if (at_micros(left) != at_micros(right)) return at_micros(left) < at_micros(right);
    return order(left) < order(right);
}

}  // namespace tables::record
