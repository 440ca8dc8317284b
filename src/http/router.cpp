#include "http/router.hpp"

#include <atomic>
#include <cstdint>
#include <future>

#include "base/check.hpp"
#include "base/log.hpp"
#include "http/names.hpp"
#include "http/problem.hpp"
#include "http/stream.hpp"
#include "http/url.hpp"

namespace http {

/// A segment of the paths: its literal successors, the one that takes any segment, and the routes that end here.
struct Router::Node {
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
    std::unique_ptr<Node> any;
    std::vector<const Route*> ends;

    Node* literal(std::string_view segment) const {
        for (const auto& [name, node] : literals)
            if (name == segment) return node.get();
        return nullptr;
    }
    Node& grow(std::string_view segment) {
        if (segment.starts_with('{')) {
            if (!any) any = std::make_unique<Node>();
            return *any;
        }
        if (auto* node = literal(segment)) return *node;
        return *literals.emplace_back(segment, std::make_unique<Node>()).second;
    }
    /// The node where the rest of the path ends; `values` gets what the {names} took.
    const Node* find(std::string_view rest, std::vector<std::string>& values) const {
        if (rest.empty()) return ends.empty() ? nullptr : this;
        rest.remove_prefix(1);
        const auto raw = rest.substr(0, rest.find('/'));
        rest.remove_prefix(raw.size());
        std::optional<std::string> decoded;
        if (raw.find('%') != std::string_view::npos) {
            decoded = percent_decode(raw);
            if (!decoded) return nullptr;
        }
        const std::string_view segment = decoded ? *decoded : raw;
        if (const auto* node = literal(segment))
            if (const auto* end = node->find(rest, values)) return end;
        if (!any || segment.empty()) return nullptr;
        values.emplace_back(segment);
        if (const auto* end = any->find(rest, values)) return end;
        values.pop_back();
        return nullptr;
    }
};

namespace {

const Route* for_method(const std::vector<const Route*>& routes, std::string_view method) {
    for (const auto* route : routes)
        if (route->method == method) return route;
    return nullptr;
}

std::string methods_of(const std::vector<const Route*>& routes) {
    std::string allow;
    for (const auto* route : routes) {
        allow += route->method + ", ";
        if (route->method == "GET" && !for_method(routes, "HEAD")) allow += "HEAD, ";
    }
    return allow + "OPTIONS";
}

Pairs name_values(std::string_view pattern, std::vector<std::string> values) {
    Pairs params;
    std::size_t at = 0;
    for (auto& value : values) {
        at = pattern.find('{', at) + 1;
        params.emplace_back(pattern.substr(at, pattern.find('}', at) - at), std::move(value));
    }
    return params;
}

}  // namespace

/// Answers once; where the last copy of the reply goes away unused, with 500.
class Router::Pending {
public:
    Pending(const Router& router, std::string incident, Reply reply)
        : router_(router), incident_(std::move(incident)), reply_(std::move(reply)) {}
    Pending(const Pending&) = delete;
    Pending& operator=(const Pending&) = delete;
    ~Pending() {
        if (!answered_) fail("the reply was never given");
    }
    void answer(Response response) {
        if (!answered_.exchange(true)) reply_(std::move(response));
    }
    void fail(std::string_view detail) { answer(router_.failed(incident_, detail)); }

private:
    const Router& router_;
    std::string incident_;
    Reply reply_;
    std::atomic<bool> answered_ = false;
};

Router::Router() : root_(std::make_unique<Node>()) {
    on_failure([](std::string_view incident, std::string_view detail) {
        base::log_error("a request failed", detail, {{"request_id", incident}});
    });
}
Router::~Router() = default;

void Router::on_failure(std::function<void(std::string_view, std::string_view)> hook) {
    failure_ = std::move(hook);
}

void Router::add(Route route) {
    CHECK(route.pattern.starts_with('/'));
    CHECK(route.lane == Lane::Write ? route.queue != nullptr : route.answer != nullptr);
    auto* node = root_.get();
    for (std::string_view rest = std::string_view{route.pattern}.substr(1); rest.data();) {
        const auto end = rest.find('/');
        node = &node->grow(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    CHECK(!for_method(node->ends, route.method));
    node->ends.push_back(&routes_.emplace_back(std::move(route)));
}

Match Router::match(std::string_view method, std::string_view path) const {
    if (!path.starts_with('/')) return {};
    std::vector<std::string> values;
    const auto* end = root_->find(path, values);
    if (!end) return {};
    const auto* route = for_method(end->ends, method);
    if (!route && method == "HEAD") route = for_method(end->ends, "GET");
    if (!route) return {.allow = methods_of(end->ends)};
    return {.route = route, .params = name_values(route->pattern, std::move(values))};
}

Response Router::failed(std::string_view incident, std::string_view detail) const {
    failure_(incident, detail);
    return problem(500, incident);
}

Response Router::answer(const Route& route, const Request& request) const {
    try {
        return route.answer(request);
    } catch (const std::exception& e) {
        return failed(request.id, route.name + ": " + e.what());
    }
}

void Router::queue(const Route& route, const Request& request, Reply reply) const {
    auto pending = std::make_shared<Pending>(*this, request.id, std::move(reply));
    try {
        route.queue(request, [pending](Response response) { pending->answer(std::move(response)); });
    } catch (const std::exception& e) {
        pending->fail(route.name + ": " + e.what());
    }
}

Response Router::answer_unrouted(const Match& match, const Request& request) const {
    try {
        if (request.method == "OPTIONS" && (!match.allow.empty() || request.path == "*")) {
            auto response = no_content();
            const char* all = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
            response.headers.emplace_back("Allow", match.allow.empty() ? all : match.allow);
            return response;
        }
        if (!match.allow.empty()) {
            auto response = problem(405);
            response.headers.emplace_back("Allow", match.allow);
            return response;
        }
        if (not_found_)
            if (auto response = not_found_(request)) return std::move(*response);
        return problem(404);
    } catch (const std::exception& e) {
        return failed(request.id, std::string{"answering "} + request.path + ": " + e.what());
    }
}

namespace {

Response made_whole(Response response) {
    if (response.source) {
        for (auto piece = response.source(); !piece.empty(); piece = response.source()) response.body += piece;
        response.source = nullptr;
    }
    if (response.stream) {
        for (const auto& piece : response.stream->take(SIZE_MAX).pieces) response.body += *piece;
    }
    return response;
}

}  // namespace

Response Router::dispatch_blocking(Request request) const {
    auto found = match(request.method, raw_path(request));
    if (!found.route) return answer_unrouted(found, request);
    request.params = std::move(found.params);
    if (found.route->lane != Lane::Write) return made_whole(answer(*found.route, request));
    auto answered = std::make_shared<std::promise<Response>>();
    auto response = answered->get_future();
    queue(*found.route, request, [answered](Response r) { answered->set_value(std::move(r)); });
    return response.get();
}

}  // namespace http
