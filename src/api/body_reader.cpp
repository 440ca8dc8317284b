#include "api/body_reader.hpp"

#include <algorithm>
#include <set>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace api {
namespace {

json::object read_object(std::string_view body) {
    try {
        auto read = json::parse(body);
        if (read.is_object()) return std::move(read.as_object());
    } catch (const base::BadInput& bad) {
        throw BadRequest{{}, bad.what()};
    }
    throw BadRequest{{}, "the body has to be a JSON object"};
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace

BodyReader::BodyReader(std::string_view body) : BodyReader(read_object(body), "", std::make_shared<BadRequest>()) {}

const json::value* BodyReader::find(std::string_view key) const {
    const auto* value = map_.if_contains(key);
    return value == nullptr || value->is_null() ? nullptr : value;
}

const json::value* BodyReader::needed(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) complain(key, Complaint::Missing);
    return value;
}

void BodyReader::complain(std::string_view key, Complaint complaint) {
    bad_->fields.emplace(prefix_ + std::string{key}, complaint);
}

std::optional<std::string> BodyReader::read_text(std::string_view key, const json::value& value, std::size_t max) {
    const auto* text = value.if_string();
    if (text == nullptr || std::find(text->begin(), text->end(), '\0') != text->end()) {
        complain(key, Complaint::NotText);
        return std::nullopt;
    }
    const auto trimmed = base::trim({text->data(), text->size()});
    if (code_points(trimmed) > max) complain(key, Complaint::TooLong);
    return std::string{trimmed};
}

std::string BodyReader::needed_text(std::string_view key, std::size_t max, std::size_t min) {
    const auto* value = needed(key);
    if (value == nullptr) return "";
    const auto text = read_text(key, *value, max);
    if (text && text->empty()) {
        complain(key, Complaint::Blank);
    } else if (text && code_points(*text) < min) {
        complain(key, Complaint::TooShort);
    }
    return text.value_or("");
}

std::string BodyReader::text(std::string_view key, std::size_t max) {
    return text_if(key, max).value_or("");
}

std::optional<std::string> BodyReader::text_if(std::string_view key, std::size_t max) {
    const auto* value = find(key);
    if (value == nullptr) return std::nullopt;
    auto text = read_text(key, *value, max);
    if (text && text->empty()) return std::nullopt;
    return text;
}

std::string BodyReader::word(std::string_view key, std::initializer_list<std::string_view> words,
                             std::string_view fallback) {
    const auto* value = find(key);
    if (value == nullptr) return std::string{fallback};
    const auto* text = value->if_string();
    const std::string_view given = text == nullptr ? "" : std::string_view{text->data(), text->size()};
    if (std::find(words.begin(), words.end(), given) == words.end()) complain(key, Complaint::UnknownWord);
    return std::string{given};
}

std::int64_t BodyReader::needed_integer(std::string_view key, std::int64_t min, std::int64_t max) {
    const auto* value = needed(key);
    if (value == nullptr) return min;
    if (!value->is_int64()) {
        complain(key, value->is_uint64() ? Complaint::OutOfRange : Complaint::NotInteger);
        return min;
    }
    const auto number = value->as_int64();
    if (number < min || number > max) complain(key, Complaint::OutOfRange);
    return number;
}

std::optional<base::Instant> BodyReader::instant_if(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) return std::nullopt;
    const auto* text = value->if_string();
    const auto at = text == nullptr ? std::nullopt : base::parse_rfc3339({text->data(), text->size()});
    if (!at) complain(key, Complaint::NotInstant);
    return at;
}

std::optional<bool> BodyReader::flag_if(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_bool()) {
        complain(key, Complaint::NotFlag);
        return std::nullopt;
    }
    return value->as_bool();
}

std::optional<std::string> BodyReader::day_if(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) return std::nullopt;
    const auto* text = value->if_string();
    const auto day = text == nullptr ? std::nullopt : base::parse_date({text->data(), text->size()});
    if (!day) complain(key, Complaint::NotDay);
    return day ? std::optional{base::to_string(*day)} : std::nullopt;
}

std::optional<std::string> BodyReader::word_if(std::string_view key, std::span<const std::string_view> words) {
    auto text = text_if(key, 40);
    if (text && std::find(words.begin(), words.end(), *text) == words.end()) complain(key, Complaint::UnknownWord);
    return text;
}

std::vector<std::string> BodyReader::needed_words(std::string_view key, std::initializer_list<std::string_view> words) {
    const auto* value = needed(key);
    if (value == nullptr) return {};
    if (!value->is_array()) {
        complain(key, Complaint::NotList);
        return {};
    }
    std::vector<std::string> given;
    for (const auto& item : value->as_array()) {
        const auto* text = item.if_string();
        const std::string word = text == nullptr ? "" : std::string{text->data(), text->size()};
        if (std::find(words.begin(), words.end(), word) == words.end()) complain(key, Complaint::UnknownWord);
        if (std::find(given.begin(), given.end(), word) == given.end()) given.push_back(word);
    }
    if (given.empty()) complain(key, Complaint::Blank);
    return given;
}

std::vector<std::string> BodyReader::texts_if(std::string_view key, std::size_t max, std::size_t length_max) {
    const auto* value = find(key);
    if (value == nullptr) return {};
    if (!value->is_array()) {
        complain(key, Complaint::NotList);
        return {};
    }
    std::vector<std::string> given;
    std::set<std::string> seen;
    for (const auto& item : value->as_array()) {
        auto text = read_text(key, item, length_max);
        if (text && seen.insert(*text).second) given.push_back(std::move(*text));
    }
    if (value->as_array().empty()) complain(key, Complaint::Blank);
    if (given.size() > max) complain(key, Complaint::TooLong);
    return given;
}

std::vector<std::string> BodyReader::names_if(std::string_view key, std::size_t max) {
    const auto* value = find(key);
    if (value == nullptr || (value->is_array() && value->as_array().empty())) return {};
    auto names = texts_if(key, max, 40);
    for (const auto& name : names) {
        if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos || name.empty()) {
            complain(key, Complaint::UnknownWord);
        }
    }
    return names;
}

std::string BodyReader::needed_secret(std::string_view key, std::size_t min, std::size_t max) {
    const auto* value = needed(key);
    if (value == nullptr) return "";
    const auto* text = value->if_string();
    if (text == nullptr) {
        complain(key, Complaint::NotText);
        return "";
    }
    std::string secret{text->data(), text->size()};
    const auto length = code_points(secret);
    if (length < min) complain(key, length == 0 ? Complaint::Blank : Complaint::TooShort);
    if (length > max) complain(key, Complaint::TooLong);
    return secret;
}

BodyReader BodyReader::needed_object(std::string_view key) {
    const auto* value = needed(key);
    if (value != nullptr && !value->is_object()) complain(key, Complaint::NotObject);
    auto map = value != nullptr && value->is_object() ? value->as_object() : json::object{};
    return {std::move(map), prefix_ + std::string{key} + ".", bad_};
}

std::string BodyReader::needed_word(std::string_view key, std::initializer_list<std::string_view> words) {
    return needed(key) == nullptr ? "" : word(key, words, "");
}

std::vector<BodyReader> BodyReader::needed_objects(std::string_view key, std::size_t max) {
    const auto* value = needed(key);
    if (value == nullptr) return {};
    if (!value->is_array()) {
        complain(key, Complaint::NotList);
        return {};
    }
    const auto& list = value->as_array();
    if (list.size() > max) complain(key, Complaint::TooLong);
    std::vector<BodyReader> objects;
    for (std::size_t at = 0; at < std::min(list.size(), max); ++at) {
        const auto name = std::string{key} + "[" + std::to_string(at) + "]";
        if (!list[at].is_object()) complain(name, Complaint::NotObject);
        auto map = list[at].is_object() ? list[at].as_object() : json::object{};
        objects.push_back({std::move(map), prefix_ + name + ".", bad_});
    }
    return objects;
}

BodyReader BodyReader::object_if(std::string_view key) {
    if (find(key) != nullptr) return needed_object(key);
    return {json::object{}, prefix_ + std::string{key} + ".", bad_};
}

std::optional<std::int64_t> BodyReader::integer_if(std::string_view key, std::int64_t min, std::int64_t max) {
    if (find(key) == nullptr) return std::nullopt;
    return needed_integer(key, min, max);
}

void BodyReader::finish() const {
    if (!bad_->fields.empty()) throw BadRequest{*bad_};
}

}  // namespace api
