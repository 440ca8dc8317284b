#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "http/message.hpp"

namespace http {

/// Reads one HTTP/1.0 or 1.1 request (RFC 9112) from bytes that come in any pieces. What two readers could understand
/// differently is refused: a length beside a transfer coding, a coding other than "chunked", no or two Hosts.
/// Trailers are read and dropped.
class RequestParser {
public:
    enum class State { Head, HeadRead, Body, Done, Refused };

    explicit RequestParser(std::size_t header_bytes_max);
    ~RequestParser();

    /// Takes bytes off the front and says how many; the rest is to be given again with more behind it. Stops once at
    /// HeadRead, so that the route may say how much body it takes, and at Done.
    std::size_t feed(std::string_view bytes);
    /// After HeadRead: goes on to the body. False, and refused with 413, where its length is already known to be over.
    bool allow_body(std::size_t body_bytes_max);

    State state() const;
    /// 400, 413, 431 or 501.
    int refused_status() const;
    bool expects_continue() const;
    bool keeps_alive() const;
    bool is_http_1_0() const;
    Request& request();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace http
