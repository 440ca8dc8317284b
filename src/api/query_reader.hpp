#pragma once

#include <optional>
#include <span>

#include "api/problem.hpp"
#include "base/time.hpp"
#include "http/message.hpp"

namespace api {

/// Reads the query of a request. Complaints are gathered; finish() throws them, all at once. Parameters that nobody
/// asks for are passed over, and an empty one is as good as absent.
class QueryReader {
public:
    explicit QueryReader(const http::Request& request) : request_(request) {}

    std::string text(std::string_view name, std::size_t bytes_max = 200);
    /// One that has to be there.
    std::string needed_text(std::string_view name, std::size_t bytes_max);
    std::string word(std::string_view name, std::span<const std::string_view> words);
    /// Several of the words, parted by commas; all of them where none is given.
    std::vector<std::string> words(std::string_view name, std::span<const std::string_view> words);
    std::int64_t integer(std::string_view name, std::int64_t min, std::int64_t max, std::int64_t fallback);
    bool flag(std::string_view name);
    /// A day as 2026-10-01.
    std::optional<base::Date> day(std::string_view name);
    /// Every value of a parameter that may stand more than once, split at its first colon: "outlet:N1".
    std::vector<std::pair<std::string, std::string>> pairs(std::string_view name);

    void finish() const;

private:
    const http::Request& request_;
    BadRequest bad_;
};

}  // namespace api
