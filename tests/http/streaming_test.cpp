#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <stdexcept>

#include "http/stream.hpp"
#include "tests/http/running_server.hpp"

namespace {

using namespace std::chrono_literals;

/// The bytes of a chunked body, and whether its last chunk came.
struct Chunked {
    std::string bytes;
    bool is_whole = false;
};
Chunked unchunk(std::string_view body) {
    Chunked read;
    while (!body.empty()) {
        const auto line = body.find("\r\n");
        if (line == std::string_view::npos) return read;
        const auto size = std::strtoul(std::string{body.substr(0, line)}.c_str(), nullptr, 16);
        body.remove_prefix(line + 2);
        if (size == 0) {
            read.is_whole = body == "\r\n";
            return read;
        }
        read.bytes += body.substr(0, size);
        body.remove_prefix(std::min(body.size(), size + 2));
    }
    return read;
}

/// A route whose body is `count` pieces of `bytes` each; it counts those that were made.
http::Route pieces(int count, std::size_t bytes, std::atomic<int>* made = nullptr) {
    return {
        .method = "GET", .pattern = "/pieces", .name = "pieces", .lane = http::Lane::Work, .answer = [=](const auto&) {
            http::Response response;
            response.content_type = "text/csv";
            response.source = [count, bytes, made, i = 0]() mutable {
                if (i == count) return std::string{};
                if (made) ++*made;
                return std::string(bytes, static_cast<char>('a' + i++ % 26));
            };
            return response;
        }};
}

/// A route that opens a stream and hands it to the test.
struct Opened {
    http::Route route(http::Stream::Options options = {}) {
        return {
            .method = "GET", .pattern = "/events", .name = "events", .answer = [this, options](const http::Request&) {
                auto stream = std::make_shared<http::Stream>(options);
                stream->push("hello ");
                opened.set_value(stream);
                http::Response response;
                response.content_type = "text/event-stream";
                response.stream = stream;
                return response;
            }};
    }
    std::weak_ptr<http::Stream> wait() { return opened.get_future().get(); }
    std::promise<std::weak_ptr<http::Stream>> opened;
};

constexpr std::string_view kAsk = "GET /pieces HTTP/1.1\r\nHost: x\r\n\r\n";
constexpr std::string_view kListen = "GET /events HTTP/1.1\r\nHost: x\r\n\r\n";

std::string wanted_pieces(int count, std::size_t bytes) {
    std::string wanted;
    for (int i = 0; i < count; ++i) wanted.append(bytes, static_cast<char>('a' + i % 26));
    return wanted;
}

}  // namespace

TEST_CASE("a body in pieces is chunked, whole, and the connection serves the next request") {
    http::Router router;
    router.add(pieces(40, 30'000));
    const RunningServer server{router};
    Client client{server.port()};
    client.send(kAsk);
    client.send("GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto all = client.read_to_end();
    const auto second = all.rfind("HTTP/1.1 404");
    REQUIRE(second != std::string::npos);
    const auto first = std::string_view{all}.substr(0, second);
    CHECK(status_of(first) == 200);
    CHECK(first.find("Transfer-Encoding: chunked\r\n") != std::string_view::npos);
    CHECK(first.find("Content-Length") == std::string_view::npos);
    const auto body = unchunk(body_of(first));
    CHECK(body.is_whole);
    CHECK(body.bytes == wanted_pieces(40, 30'000));
}

TEST_CASE("a client of HTTP/1.0 gets the pieces plain and then the end of the connection") {
    http::Router router;
    router.add(pieces(3, 1000));
    const RunningServer server{router};
    Client client{server.port()};
    client.send("GET /pieces HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto all = client.read_to_end();
    CHECK(all.find("Transfer-Encoding") == std::string::npos);
    CHECK(all.find("Connection: close\r\n") != std::string::npos);
    CHECK(body_of(all) == wanted_pieces(3, 1000));
}

TEST_CASE("HEAD asks for no piece") {
    http::Router router;
    std::atomic<int> made = 0;
    router.add(pieces(3, 1000, &made));
    const RunningServer server{router};
    Client client{server.port()};
    client.send("HEAD /pieces HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(body_of(client.read_to_end()).empty());
    CHECK(made == 0);
}

TEST_CASE("a body that breaks off leaves the client without the last chunk") {
    http::Router router;
    std::promise<std::string> told;
    router.on_failure([&](auto, std::string_view detail) { told.set_value(std::string{detail}); });
    router.add(
        {.method = "GET", .pattern = "/pieces", .name = "pieces", .lane = http::Lane::Work, .answer = [](const auto&) {
             http::Response response;
             response.source = [i = 0]() mutable {
                 if (i++ == 2) throw std::runtime_error("the disk is gone");
                 return std::string{"piece "};
             };
             return response;
         }});
    const RunningServer server{router};
    Client client{server.port()};
    client.send(kAsk);
    CHECK_FALSE(unchunk(body_of(client.read_to_end())).is_whole);
    CHECK(told.get_future().get().find("the disk is gone") != std::string::npos);
}

TEST_CASE("no piece is made for a client that does not take what there is") {
    http::Router router;
    std::atomic<int> made = 0;
    std::promise<void> gone;
    router.add(
        {.method = "GET", .pattern = "/pieces", .name = "pieces", .lane = http::Lane::Work, .answer = [&](const auto&) {
             http::Response response;
             response.source = [&made, kept = std::shared_ptr<void>{nullptr, [&](void*) { gone.set_value(); }}] {
                 ++made;
                 return std::string(10'000, 'x');
             };
             return response;
         }});
    http::Options options;
    options.limits.write_time = 100ms;
    const RunningServer server{router, options};
    Client client{server.port()};
    client.send(kAsk);
    REQUIRE(gone.get_future().wait_for(10s) == std::future_status::ready);
    // What the sockets of both sides hold, and 64 KiB: the body has no end.
    CHECK(made > 6);
    CHECK(made < 3000);
}

TEST_CASE("a stream sends what is pushed from any thread, in order, until it is ended") {
    http::Router router;
    Opened events;
    router.add(events.route());
    const RunningServer server{router};
    Client client{server.port()};
    client.send(kListen);
    const auto stream = events.wait();
    std::jthread{[&] {
        for (int i = 0; i < 1000; ++i) stream.lock()->push(std::to_string(i) + ";");
        stream.lock()->end();
    }}.join();
    std::string wanted = "hello ";
    for (int i = 0; i < 1000; ++i) wanted += std::to_string(i) + ";";
    const auto body = unchunk(body_of(client.read_to_end()));
    CHECK(body.bytes == wanted);
    CHECK(body.is_whole);
}

TEST_CASE("a stream goes away with its client, also while nothing is pushed") {
    http::Router router;
    Opened events;
    router.add(events.route());
    const RunningServer server{router};
    std::weak_ptr<http::Stream> stream;
    {
        Client client{server.port()};
        client.send(kListen);
        stream = events.wait();
        CHECK(stream.lock()->is_open());
    }
    while (!stream.expired()) std::this_thread::yield();
    CHECK(stream.expired());
}

TEST_CASE("a client that is too slow for its stream is hung up on") {
    http::Router router;
    Opened events;
    router.add(events.route({.waiting_bytes_max = 100'000}));
    const RunningServer server{router};
    Client client{server.port()};
    client.send(kListen);
    const auto stream = events.wait();
    const auto piece = std::make_shared<const std::string>(50'000, 'x');
    bool taken = true;
    std::size_t pushed = 0;
    for (; taken && pushed < 100'000; ++pushed) {
        const auto open = stream.lock();
        taken = open && open->push(piece);
    }
    CHECK_FALSE(taken);
    CHECK_FALSE(unchunk(body_of(client.read_to_end())).is_whole);
}

TEST_CASE("a server that stops says farewell on its streams and does not wait for them") {
    http::Router router;
    Opened events;
    router.add(events.route({.farewell = "come back"}));
    RunningServer server{router};
    Client client{server.port()};
    client.send(kListen);
    const auto stream = events.wait();
    server.server().stop();
    const auto body = unchunk(body_of(client.read_to_end()));
    CHECK(body.bytes == "hello come back");
    CHECK(body.is_whole);
    server.join();
    CHECK(stream.expired());
}

TEST_CASE("in process a body in pieces is made whole") {
    http::Router router;
    Opened events;
    router.add(pieces(3, 10));
    router.add(events.route());
    CHECK(router.dispatch_blocking(http::make_request("GET", "/pieces")).body == wanted_pieces(3, 10));
    CHECK(router.dispatch_blocking(http::make_request("GET", "/events")).body == "hello ");
}
