#include "http/server.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <future>
#include <stdexcept>

#include "base/failure.hpp"
#include "tests/http/running_server.hpp"

namespace {

using namespace std::chrono_literals;

http::Route hello() {
    return {.method = "GET", .pattern = "/hello", .name = "hello", .answer = [](const auto&) {
                return http::json(R"({"hello":1})");
            }};
}

http::Route echo() {
    return {.method = "POST", .pattern = "/echo", .name = "echo", .answer = [](const http::Request& request) {
                return http::text(request.body);
            }};
}

constexpr std::string_view kAsk = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

}  // namespace

TEST_CASE("a connection is kept for the next request, and closed where the client asks for it") {
    http::Router router;
    router.add(hello());
    const RunningServer server{router};
    Client client{server.port()};
    for (int i = 0; i < 3; ++i) {
        client.send(kAsk);
        const auto answer = client.read_answer();
        CHECK(status_of(answer) == 200);
        CHECK(body_of(answer) == R"({"hello":1})");
        CHECK(answer.find("Date: ") != std::string::npos);
        CHECK(answer.find("Content-Type: application/json\r\n") != std::string::npos);
    }
    client.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(client.read_answer().find("Connection: close\r\n") != std::string::npos);
    CHECK(client.is_closed_by_server());
}

TEST_CASE("a write is answered from the writer's thread, and pipelined requests are answered in order") {
    http::Router router;
    std::vector<std::jthread> writers;
    router.add(hello());
    router.add({.method = "POST",
                .pattern = "/cases",
                .name = "open",
                .lane = http::Lane::Write,
                .queue = [&](const http::Request& request, http::Reply reply) {
                    writers.emplace_back([body = request.body, reply] { reply(http::json(body, 201)); });
                }});
    router.add({.method = "GET",
                .pattern = "/slow/{n}",
                .name = "slow",
                .lane = http::Lane::Work,
                .answer = [](const http::Request& request) { return http::text(std::string{request.param("n")}); }});
    const RunningServer server{router};
    Client client{server.port()};
    std::string pipeline;
    for (int i = 0; i < 20; ++i) {
        const auto n = std::to_string(i);
        pipeline += "POST /cases HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(n.size()) + "\r\n\r\n" + n;
        pipeline += kAsk;
        pipeline += "GET /slow/" + n + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
    client.send(pipeline);
    for (int i = 0; i < 20; ++i) {
        const auto written = client.read_answer();
        CHECK(status_of(written) == 201);
        CHECK(body_of(written) == std::to_string(i));
        CHECK(body_of(client.read_answer()) == R"({"hello":1})");
        CHECK(body_of(client.read_answer()) == std::to_string(i));
    }
}

TEST_CASE("a pipeline whose answers are larger than what is kept unsent is answered whole") {
    http::Router router;
    const auto page = std::make_shared<const std::string>(200'000, 'x');
    router.add({.method = "GET", .pattern = "/page", .name = "page", .answer = [page](const auto&) {
                    http::Response response;
                    response.shared_body = page;
                    return response;
                }});
    const RunningServer server{router};
    Client client{server.port()};
    std::string pipeline;
    for (int i = 0; i < 50; ++i) pipeline += "GET /page HTTP/1.1\r\nHost: x\r\n\r\n";
    client.send(pipeline);
    for (int i = 0; i < 50; ++i) CHECK(body_of(client.read_answer()).size() == page->size());
}

TEST_CASE("a body larger than the sockets hold arrives whole both ways") {
    http::Router router;
    router.add(echo());
    const RunningServer server{router};
    std::string body(6 * 1024 * 1024, 'a');
    for (std::size_t i = 0; i < body.size(); i += 997) body[i] = static_cast<char>('b' + i % 23);
    const auto answer = server.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
                                   "\r\n\r\n" + body);
    CHECK(body_of(answer) == body);
}

TEST_CASE("a client that is still sending gets to read why it was refused") {
    http::Router router;
    router.add(echo());
    http::Options options;
    options.limits.body_bytes_max = 1000;
    const RunningServer server{router, options};
    Client client{server.port()};
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + std::string(100'000, 'x'));
    const auto answer = client.read_answer();
    CHECK(status_of(answer) == 413);
    CHECK(answer.find("Connection: close") != std::string::npos);
    CHECK(client.is_closed_by_server());
}

TEST_CASE("who sends too slowly is told 408, who says nothing is hung up on") {
    http::Router router;
    router.add(hello());
    router.add(echo());
    http::Options options;
    options.limits.header_time = 40ms;
    options.limits.body_time = 40ms;
    options.limits.idle_time = 40ms;
    const RunningServer server{router, options};
    Client silent{server.port()};
    Client slow_head{server.port()};
    Client slow_body{server.port()};
    Client idle{server.port()};
    slow_head.send("GET /hello HT");
    slow_body.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n123");
    idle.send(kAsk);
    CHECK(status_of(slow_head.read_to_end()) == 408);
    CHECK(status_of(slow_body.read_to_end()) == 408);
    CHECK(silent.is_closed_by_server());
    CHECK(status_of(idle.read_answer()) == 200);
    CHECK(idle.is_closed_by_server());
}

TEST_CASE("a client that takes no byte of its answer is hung up on") {
    http::Router router;
    std::promise<void> gone;
    std::shared_ptr<const std::string> page{new std::string(16 << 20, 'x'), [&](const std::string* text) {
                                                delete text;
                                                gone.set_value();
                                            }};
    router.add({.method = "GET", .pattern = "/page", .name = "page", .answer = [&](const auto&) {
                    http::Response response;
                    response.shared_body = std::move(page);
                    return response;
                }});
    http::Options options;
    options.limits.write_time = 40ms;
    const RunningServer server{router, options};
    Client client{server.port()};
    client.send("GET /page HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(gone.get_future().wait_for(5s) == std::future_status::ready);
}

TEST_CASE("what is in flight when the server stops is answered, and nothing new is taken") {
    http::Router router;
    std::promise<void> began;
    std::promise<void> may_end;
    router.add(
        {.method = "GET", .pattern = "/long", .name = "long", .lane = http::Lane::Work, .answer = [&](const auto&) {
             began.set_value();
             may_end.get_future().wait();
             return http::text("done");
         }});
    RunningServer server{router};
    Client busy{server.port()};
    Client idle{server.port()};
    busy.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n");
    began.get_future().wait();
    server.server().stop();
    CHECK(idle.is_closed_by_server());
    CHECK_FALSE(Client{server.port()}.is_open());
    may_end.set_value();
    const auto answer = busy.read_answer();
    CHECK(body_of(answer) == "done");
    CHECK(answer.find("Connection: close") != std::string::npos);
    server.join();
}

TEST_CASE("a stopping server does not wait for ever, and a reply that comes too late harms nothing") {
    http::Router router;
    http::Reply kept;
    std::promise<void> queued;
    router.add({.method = "POST",
                .pattern = "/cases",
                .name = "open",
                .lane = http::Lane::Write,
                .queue = [&](const auto&, http::Reply reply) {
                    kept = std::move(reply);
                    queued.set_value();
                }});
    http::Options options;
    options.drain_time = 20ms;
    {
        RunningServer server{router, options};
        Client client{server.port()};
        client.send("POST /cases HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        queued.get_future().wait();
        server.server().stop();
        server.join();
        CHECK(client.is_closed_by_server());
    }
    kept(http::no_content());
}

TEST_CASE("a reply for a client that has gone is dropped, and the server goes on") {
    http::Router router;
    router.add(hello());
    std::promise<http::Reply> queued;
    router.add({.method = "POST",
                .pattern = "/cases",
                .name = "open",
                .lane = http::Lane::Write,
                .queue = [&](const auto&, http::Reply reply) { queued.set_value(std::move(reply)); }});
    const RunningServer server{router};
    {
        Client client{server.port()};
        client.send("POST /cases HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        queued.get_future().get()(http::no_content());
    }
    CHECK(status_of(server.ask(kAsk)) == 200);
}

TEST_CASE("a full queue of work answers 503 with Retry-After, while reads go on") {
    http::Router router;
    router.add(hello());
    std::promise<void> began;
    std::promise<void> may_end;
    router.add({.method = "GET",
                .pattern = "/long",
                .name = "long",
                .lane = http::Lane::Work,
                .answer = [&, first = std::make_shared<std::atomic<bool>>(true)](const auto&) {
                    if (first->exchange(false)) {
                        began.set_value();
                        may_end.get_future().wait();
                    }
                    return http::text("done");
                }});
    http::Options options;
    options.workers = 1;
    options.work_queue_max = 1;
    const RunningServer server{router, options};
    const std::string_view ask = "GET /long HTTP/1.1\r\nHost: x\r\n\r\n";
    Client running{server.port()};
    running.send(ask);
    began.get_future().wait();
    // One of these two waits in the queue, the other is turned away, and both know which at once.
    Client second{server.port()};
    Client third{server.port()};
    second.send(ask);
    third.send(ask);
    CHECK(status_of(server.ask(kAsk)) == 200);
    const auto refused = server.ask(ask);
    CHECK(status_of(refused) == 503);
    CHECK(refused.find("Retry-After: 1\r\n") != std::string::npos);
    may_end.set_value();
    CHECK(body_of(running.read_answer()) == "done");
}

TEST_CASE("work runs at low priority, beside the I/O thread") {
    http::Router router;
    router.add({.method = "GET",
                .pattern = "/niceness",
                .name = "niceness",
                .lane = http::Lane::Work,
                .answer = [](const auto&) {
                    return http::text(std::to_string(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()))));
                }});
    const RunningServer server{router};
    const auto answer = server.ask("GET /niceness HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(std::stoi(std::string{body_of(answer)}) >= 10);
}

TEST_CASE("with all connections taken, the longest idle one makes room for a new one") {
    http::Router router;
    router.add(hello());
    http::Options options;
    options.connections_max = 2;
    const RunningServer server{router, options};
    Client first{server.port()};
    first.send(kAsk);
    CHECK(status_of(first.read_answer()) == 200);
    Client second{server.port()};
    second.send("GET /hel");
    CHECK(status_of(server.ask(kAsk)) == 200);
    CHECK(first.is_closed_by_server());
    second.send("lo HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(status_of(second.read_answer()) == 200);
}

TEST_CASE("an address that is taken or is none is refused with what to do") {
    http::Router router;
    const RunningServer server{router};
    http::Options options;
    options.port = server.port();
    const auto taken =
        "127.0.0.1:" + std::to_string(server.port()) + " is in use: stop the other server or choose --listen";
    CHECK_THROWS_WITH_AS(http::Server(options, router), taken.c_str(), base::Failure);
    options.address = "localhost:80";
    CHECK_THROWS_AS(http::Server(options, router), base::BadInput);
    options.address = "203.0.113.1";
    CHECK_THROWS_AS(http::Server(options, router), base::Failure);
}

TEST_CASE("SIGTERM stops the server") {
    http::Router router;
    RunningServer server{router};
    http::stop_on_signals(server.server());
    CHECK(std::raise(SIGTERM) == 0);
    server.join();
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
}

TEST_CASE("a server that is told to stop before it runs returns at once") {
    http::Router router;
    http::Options options;
    options.port = 0;
    http::Server server{options, router};
    server.stop();
    server.run();
}
