#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

/// "Date: Sun, 22 Nov 2026 18:32:32 GMT\r\n" of RFC 9110, made anew when the second changes.
class DateLine {
public:
    std::string_view at(std::time_t now);

private:
    std::time_t made_for_ = -1;
    char line_[40] = {};
    std::size_t length_ = 0;
};

/// What the answer has to say about the connection.
enum class Persistence { Default, Close, KeepAlive };

/// How the client knows where the body ends. ToTheEnd: where the connection is closed, as HTTP/1.0 has it.
enum class Framing { Length, Chunked, ToTheEnd };

/// What stands in a head beside the response itself.
struct HeadWords {
    std::string_view date_line;
    Persistence persistence = Persistence::Default;
    Framing framing = Framing::Length;
    std::string_view request_id = {};
    bool is_secure = false;  ///< over TLS: browsers are told to come by no other way (RFC 6797)
};

/// Appends the status line and the headers with the empty line behind them. A status without a body (1xx, 204, 304)
/// gets no framing. Line breaks in values become spaces: no value can begin a header of its own.
void append_head(std::string& out, const Response& response, const HeadWords& words);

/// Appends one piece of a chunked body; an empty one ends it.
void append_chunk(std::string& out, std::string_view piece);

/// True where the status never has a body.
constexpr bool is_bodiless(int status) {
    return status < 200 || status == 204 || status == 304;
}

}  // namespace http
