#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <span>

#include "api/problem.hpp"
#include "base/time.hpp"
#include "json/json.hpp"

namespace api {

/// Reads the JSON object of a request. Complaints are gathered; finish() throws them, all at once. Keys that nobody
/// asks for are passed over. Texts are without white space at both ends, and null is as good as absent.
class BodyReader {
public:
    /// Throws BadRequest where the text is no JSON object.
    explicit BodyReader(std::string_view body);

    /// Lengths are in code points.
    std::string needed_text(std::string_view key, std::size_t max, std::size_t min = 1);
    std::string text(std::string_view key, std::size_t max);
    std::optional<std::string> text_if(std::string_view key, std::size_t max);
    std::string word(std::string_view key, std::initializer_list<std::string_view> words, std::string_view fallback);
    std::int64_t needed_integer(std::string_view key, std::int64_t min, std::int64_t max);
    std::optional<base::Instant> instant_if(std::string_view key);
    /// At least one of the words, each once.
    std::vector<std::string> needed_words(std::string_view key, std::initializer_list<std::string_view> words);
    std::optional<bool> flag_if(std::string_view key);
    /// A day as 2026-10-01.
    std::optional<std::string> day_if(std::string_view key);
    /// One of the words, where there is one.
    std::optional<std::string> word_if(std::string_view key, std::span<const std::string_view> words);
    /// An object within this one, as good as empty where it is absent.
    BodyReader object_if(std::string_view key);
    /// Whether the key stands there at all, be it with null: who changes a record takes a value away so.
    bool has(std::string_view key) const { return map_.contains(key); }
    /// A secret, as it stands.
    std::string needed_secret(std::string_view key, std::size_t min, std::size_t max);
    /// A list of 1 to `max` texts, each once; nothing where the key is absent.
    std::vector<std::string> texts_if(std::string_view key, std::size_t max, std::size_t length_max);
    /// A list of up to `max` names of small letters, digits and '_'; nothing where the key is absent.
    std::vector<std::string> names_if(std::string_view key, std::size_t max);
    /// An object within this one; its complaints are named "contact.mobile". Empty where it is absent.
    BodyReader needed_object(std::string_view key);

    /// One of the words; empty only where there is a complaint.
    std::string needed_word(std::string_view key, std::initializer_list<std::string_view> words);
    /// A list of up to `max` objects; the complaints of the first are named "lines[0].quantity".
    std::vector<BodyReader> needed_objects(std::string_view key, std::size_t max);
    /// A whole number, where there is one.
    std::optional<std::int64_t> integer_if(std::string_view key, std::int64_t min, std::int64_t max);

    void finish() const;

private:
    BodyReader(json::object map, std::string prefix, std::shared_ptr<BadRequest> bad)
        : map_(std::move(map)), prefix_(std::move(prefix)), bad_(std::move(bad)) {}
    const json::value* find(std::string_view key) const;
    const json::value* needed(std::string_view key);
    void complain(std::string_view key, Complaint complaint);
    std::optional<std::string> read_text(std::string_view key, const json::value& value, std::size_t max);

    json::object map_;
    std::string prefix_;
    std::shared_ptr<BadRequest> bad_;
};

}  // namespace api
