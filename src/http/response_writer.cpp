#include "http/response_writer.hpp"

#include <charconv>
#include <cstdio>

#include "http/problem.hpp"

namespace http {
namespace {

constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void append_number(std::string& out, std::size_t number) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void append_value(std::string& out, std::string_view value) {
    for (const char c : value) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
}

}  // namespace

std::string_view DateLine::at(std::time_t now) {
    if (now != made_for_) {
        std::tm utc{};
        gmtime_r(&now, &utc);
        // Not %a and %b: their words follow the locale of the process.
        char format[48];
        std::snprintf(format, sizeof format, "Date: %s, %%d %s %%Y %%H:%%M:%%S GMT\r\n", kDays[utc.tm_wday],
                      kMonths[utc.tm_mon]);
        length_ = std::strftime(line_, sizeof line_, format, &utc);
        made_for_ = now;
    }
    return {line_, length_};
}

void append_head(std::string& out, const Response& response, const HeadWords& words) {
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::size_t>(response.status));
    out += ' ';
    out += reason_phrase(response.status);
    out += "\r\n";
    out += words.date_line;
    if (!response.content_type.empty()) {
        out += "Content-Type: ";
        append_value(out, response.content_type);
        out += "\r\n";
    }
    for (const auto& [name, value] : response.headers) {
        append_value(out, name);
        out += ": ";
        append_value(out, value);
        out += "\r\n";
    }
    if (!is_bodiless(response.status) && words.framing == Framing::Chunked) out += "Transfer-Encoding: chunked\r\n";
    if (!is_bodiless(response.status) && words.framing == Framing::Length) {
        out += "Content-Length: ";
        append_number(out, response.bytes().size());
        out += "\r\n";
    }
    if (!words.request_id.empty()) {
        out += "X-Request-Id: ";
        out += words.request_id;
        out += "\r\n";
    }
    if (words.is_secure) out += "Strict-Transport-Security: max-age=31536000\r\n";
    if (words.persistence == Persistence::Close) out += "Connection: close\r\n";
    if (words.persistence == Persistence::KeepAlive) out += "Connection: keep-alive\r\n";
    out += "\r\n";
}

void append_chunk(std::string& out, std::string_view piece) {
    char digits[20];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, piece.size(), 16).ptr);
    out += "\r\n";
    out += piece;
    out += "\r\n";
}

}  // namespace http
