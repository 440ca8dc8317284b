#include "api/query_reader.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace api {

std::string QueryReader::text(std::string_view name, std::size_t bytes_max) {
    auto value = request_.query_value(name).value_or("");
    if (value.size() > bytes_max) bad_.fields.emplace(name, Complaint::TooLong);
    return value;
}

std::string QueryReader::needed_text(std::string_view name, std::size_t bytes_max) {
    auto value = text(name, bytes_max);
    if (value.empty()) bad_.fields.emplace(name, Complaint::Missing);
    return value;
}

std::string QueryReader::word(std::string_view name, std::span<const std::string_view> words) {
    auto value = request_.query_value(name).value_or("");
    if (!value.empty() && std::find(words.begin(), words.end(), value) == words.end()) {
        bad_.fields.emplace(name, Complaint::UnknownWord);
    }
    return value;
}

std::vector<std::string> QueryReader::words(std::string_view name, std::span<const std::string_view> words) {
    const auto value = request_.query_value(name).value_or("");
    if (value.empty()) return {words.begin(), words.end()};
    std::vector<std::string> chosen;
    for (const auto word : base::split(value, ',')) {
        if (std::find(words.begin(), words.end(), word) == words.end()) {
            bad_.fields.emplace(name, Complaint::UnknownWord);
        }
        chosen.emplace_back(word);
    }
    return chosen;
}

std::int64_t QueryReader::integer(std::string_view name, std::int64_t min, std::int64_t max, std::int64_t fallback) {
    const auto value = request_.query_value(name).value_or("");
    if (value.empty()) return fallback;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc::invalid_argument || end != value.data() + value.size()) {
        bad_.fields.emplace(name, Complaint::NotInteger);
    } else if (error != std::errc{} || number < min || number > max) {
        bad_.fields.emplace(name, Complaint::OutOfRange);
    }
    return number;
}

bool QueryReader::flag(std::string_view name) {
    const auto value = request_.query_value(name).value_or("");
    if (!value.empty() && value != "true" && value != "false") bad_.fields.emplace(name, Complaint::NotFlag);
    return value == "true";
}

std::optional<base::Date> QueryReader::day(std::string_view name) {
    const auto value = request_.query_value(name).value_or("");
    if (value.empty()) return std::nullopt;
    const auto day = base::parse_date(value);
    if (!day) bad_.fields.emplace(name, Complaint::NotDay);
    return day;
}

std::vector<std::pair<std::string, std::string>> QueryReader::pairs(std::string_view name) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& [key, value] : request_.query) {
        if (key != name || value.empty()) continue;
        const auto colon = value.find(':');
        if (colon == std::string::npos) {
            bad_.fields.emplace(name, Complaint::NotPair);
        } else {
            pairs.emplace_back(value.substr(0, colon), value.substr(colon + 1));
        }
    }
    return pairs;
}

void QueryReader::finish() const {
    if (!bad_.fields.empty()) throw BadRequest{bad_};
}

}  // namespace api
