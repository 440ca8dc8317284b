#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

/// Where a route is answered. Read: bounded work, on the I/O thread. Work: anything longer, on low-priority workers.
/// Write: checked on the I/O thread, then answered by the writer once its work is on disk.
enum class Lane { Read, Work, Write };

/// Answers a request; from any thread. The first answer is sent, later ones are dropped.
using Reply = std::function<void(Response)>;

/// One method of one address.
struct Route {
    std::string method;   ///< "GET"; HEAD is answered from GET
    std::string pattern;  ///< "/api/v1/cases/{id}": a {name} takes one segment that is not empty
    std::string name;     ///< stable word for logs, metrics and the table of permissions
    Lane lane = Lane::Read;
    std::function<Response(const Request&)> answer = {};    ///< lanes Read and Work
    std::function<void(const Request&, Reply)> queue = {};  ///< lane Write; the request lives only during the call
    std::size_t body_bytes_max = 0;                         ///< 0: what the server takes
};

/// What is known of an address: a route with its parameters, or the methods that it does take, or nothing at all.
struct Match {
    const Route* route = nullptr;
    Pairs params = {};
    std::string allow = {};  ///< "GET, HEAD, OPTIONS"; empty where no route has this address
};

/// The table of routes, and the one place where what escapes a handler becomes 500 with an incident id.
/// Filled before the server runs; then only read, from any thread.
class Router {
public:
    Router();
    ~Router();
    /// The same method and pattern twice, a pattern that does not begin with '/', or a handler missing is a bug.
    void add(Route route);
    const std::deque<Route>& routes() const { return routes_; }

    /// Asked where no route has the address: static files, the web application. Nothing gives 404.
    void on_not_found(std::function<std::optional<Response>(const Request&)> hook) { not_found_ = std::move(hook); }
    /// Told what escaped a handler, from any thread; by default it goes to the log.
    void on_failure(std::function<void(std::string_view incident, std::string_view detail)> hook);

    /// The path as sent, not decoded. A literal segment goes before a {name}.
    Match match(std::string_view method, std::string_view path) const;

    /// The answer of a route in lane Read or Work.
    Response answer(const Route& route, const Request& request) const;
    /// Hands a request to a route in lane Write. A reply that is forgotten becomes 500. The router has to outlive
    /// every reply.
    void queue(const Route& route, const Request& request, Reply reply) const;
    /// Something broke when the answer had already begun.
    void report(std::string_view incident, std::string_view detail) const { failure_(incident, detail); }
    /// The answer where there is no route: OPTIONS, 405 with Allow, the hook, 404.
    Response answer_unrouted(const Match& match, const Request& request) const;

    /// The whole way in process, for tests; waits for the reply of a Write route and for every piece of a body. Of a
    /// body without end it gives what there is.
    Response dispatch_blocking(Request request) const;

private:
    struct Node;
    class Pending;
    Response failed(std::string_view incident, std::string_view detail) const;

    std::deque<Route> routes_;  // a deque, for routes stay where they are
    std::unique_ptr<Node> root_;
    std::function<std::optional<Response>(const Request&)> not_found_;
    std::function<void(std::string_view, std::string_view)> failure_;
};

}  // namespace http
