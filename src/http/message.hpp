#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

/// Names and values in the order they came; a name may stand there more than once.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// What a client asked. Everything in it is the client's word: unchecked but for its form.
struct Request {
    std::string method;  ///< as sent; methods are case-sensitive
    std::string target;  ///< path and query as sent, without scheme and host
    std::string path;    ///< percent-decoded UTF-8, begins with '/'; "*" for OPTIONS *
    Pairs query;         ///< percent-decoded UTF-8
    Pairs headers;       ///< names as sent
    Pairs params;        ///< percent-decoded values of the {names} in the pattern of the route
    std::string body;
    std::string peer;        ///< address of the other end, without its port; behind a proxy that of the proxy
    bool is_secure = false;  ///< it came under TLS
    std::string id;  ///< X-Request-Id where the client gave a plain one, else made here; the incident id of a failure

    /// The first value of a header, its name in any case; empty where it is absent.
    std::string_view header(std::string_view name) const;
    /// The value of a {name} in the pattern of the route; empty where the pattern has none.
    std::string_view param(std::string_view name) const;
    /// The first value of a query parameter.
    std::optional<std::string> query_value(std::string_view name) const;
    /// The first cookie of this name (RFC 6265), without the quotes it may stand in.
    std::optional<std::string> cookie(std::string_view name) const;
};

class Stream;

/// A body in pieces, made while it is sent: gives the next piece, and an empty one behind the last. Asked on a worker,
/// one piece at a time, and never while more than 64 KiB of the answer are unsent. What it throws cuts the connection,
/// so that the client sees that its body is not whole.
using Source = std::function<std::string()>;

/// What is answered. The length, the date and the connection headers are the server's.
struct Response {
    int status = 200;
    std::string content_type;  ///< empty where there is no body
    Pairs headers;             ///< control characters in values are sent as spaces
    std::string caller;        ///< for the log: the id of who asked, never a name
    std::string body;
    std::string_view static_body;                    ///< instead of `body`: bytes that outlive the server
    std::shared_ptr<const std::string> shared_body;  ///< instead of `body`: bytes that many answers share
    Source source;                                   ///< instead of `body`: a body of unknown length
    std::shared_ptr<Stream> stream;                  ///< instead of `body`: one without end, see http/stream.hpp

    /// The bytes to send, whichever of the three holds them.
    std::string_view bytes() const;
    /// True where the body comes while it is sent, and its length is not known.
    bool is_in_pieces() const { return source || stream; }
};

/// A request as tests and probes write it: the target is taken apart as the server does. A malformed one is a bug.
Request make_request(std::string method, std::string_view target, std::string body = "");

Response json(std::string body, int status = 200);
Response text(std::string body, int status = 200);
/// A page, with the headers that keep a browser from running or embedding what is not ours.
Response html(std::string body, int status = 200);
Response no_content();
/// 303: look there, with GET.
Response see_other(std::string location);

/// The headers of every page: Content-Security-Policy, X-Content-Type-Options, Referrer-Policy, X-Frame-Options.
void add_page_headers(Response& response);

}  // namespace http
