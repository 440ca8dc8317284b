#include "http/session.hpp"

#include <doctest/doctest.h>

#include "tests/http/client.hpp"

namespace {

using namespace std::chrono_literals;

/// A session whose route answers with what it was asked, at once or when it is told to.
struct Exchange : http::Session::Desk {
    Exchange() {
        const auto asked = [](const http::Request& r) { return http::text(r.method + " " + r.path + " " + r.body); };
        router.add({.method = "GET", .pattern = "/a", .name = "a", .answer = asked});
        router.add({.method = "POST", .pattern = "/a", .name = "a", .answer = asked});
        router.add({.method = "POST", .pattern = "/big", .name = "big", .answer = asked, .body_bytes_max = 5000});
    }
    std::optional<http::Response> take(const http::Match& match, http::Request request) override {
        ++taken;
        if (!match.route) return router.answer_unrouted(match, request);
        last = request;
        if (is_late) return std::nullopt;
        return router.answer(*match.route, request);
    }
    /// What the session answers to these bytes, in the pieces they come in.
    std::string send(std::string_view bytes, std::size_t piece = std::string_view::npos) {
        for (std::size_t at = 0; at < bytes.size(); at += std::min(piece, bytes.size() - at))
            session.receive(bytes.substr(at, piece), now);
        return take_out();
    }
    std::string take_out() {
        std::string out;
        std::array<std::string_view, 4> pieces;
        while (const auto count = session.unsent(pieces)) {
            std::size_t bytes = 0;
            for (std::size_t i = 0; i < count; ++i) {
                out += pieces[i];
                bytes += pieces[i].size();
            }
            session.sent(bytes, now);
        }
        return out;
    }

    http::Router router;
    http::SessionContext context{.router = router, .limits = {.header_bytes_max = 1024, .body_bytes_max = 1000}};
    http::Session::Time now{1h};
    http::Session session{context, *this, "192.0.2.1", now};
    http::Request last;
    bool is_late = false;
    int taken = 0;
};

int status_for(std::string_view bytes) {
    return status_of(Exchange{}.send(bytes));
}

}  // namespace

TEST_CASE("a request is read the same whole and byte by byte") {
    const std::string_view asked =
        "POST /a?x=1 HTTP/1.1\r\nHost: x\r\nX-Thing: y\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: dropped\r\n\r\n";
    for (const std::size_t piece : {1000UL, 7UL, 1UL}) {
        Exchange exchange;
        const auto answer = exchange.send(asked, piece);
        CHECK(status_of(answer) == 200);
        CHECK(body_of(answer) == "POST /a abcde");
        CHECK(exchange.last.query_value("x") == "1");
        CHECK(exchange.last.header("x-thing") == "y");
        CHECK(exchange.last.header("Trailer").empty());
        CHECK(exchange.last.peer == "192.0.2.1");
        CHECK(base::is_id(exchange.last.id));
        CHECK(exchange.session.is_idle());
    }
}

TEST_CASE("what is malformed, or could be read in two ways, is refused with 400 and the connection ended") {
    for (const std::string_view bytes : {
             "GET /a\r\n\r\n",
             "GET  /a HTTP/1.1\r\nHost: x\r\n\r\n",
             "GET /a HTTP/2.0\r\nHost: x\r\n\r\n",
             "GET /a HTTP/1.1\nHost: x\n\n",
             "GET /a HTTP/1.1\r\n\r\n",
             "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
             "GET /a% HTTP/1.1\r\nHost: x\r\n\r\n",
             "GET a HTTP/1.1\r\nHost: x\r\n\r\n",
             "GET /a HTTP/1.1\r\nHost: x\r\nBad Name: 1\r\n\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
             "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\na",
             "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
             "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
             "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcXX0\r\n\r\n",
         }) {
        CAPTURE(bytes);
        Exchange exchange;
        const auto answer = exchange.send(bytes);
        CHECK(status_of(answer) == 400);
        CHECK(answer.find("Connection: close\r\n") != std::string::npos);
        CHECK(exchange.session.next() == http::Session::Next::Linger);
        CHECK(exchange.taken == 0);
        CHECK(exchange.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n").empty());
    }
    CHECK(status_for("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n") == 501);
}

TEST_CASE("a head over the limit answers 431, in one piece, in many, and as endless fields") {
    const auto filler = std::string(1100, 'x');
    CHECK(status_for("GET /" + filler) == 431);
    CHECK(status_for("GET /a HTTP/1.1\r\nHost: x\r\nX-Long: " + filler + "\r\n\r\n") == 431);
    std::string fields = "GET /a HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 200; ++i) fields += "A: 1\r\n";
    CHECK(status_for(fields) == 431);
    CHECK(status_of(Exchange{}.send(fields, 1)) == 431);
    CHECK(status_for("GET /a HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(900, 'x') + "\r\n\r\n") == 200);
}

TEST_CASE("endless chunk extensions and trailers are refused too") {
    const std::string chunked = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    CHECK(status_of(Exchange{}.send(chunked + "1;" + std::string(3000, 'x'), 100)) == 431);
    std::string trailers = chunked + "0\r\n";
    for (int i = 0; i < 500; ++i) trailers += "A: 1\r\n";
    CHECK(status_of(Exchange{}.send(trailers, 100)) == 431);
}

TEST_CASE("a body over the limit answers 413, by its length or by its chunks; a route may take more") {
    const std::string head = "POST /a HTTP/1.1\r\nHost: x\r\n";
    CHECK(status_for(head + "Content-Length: 1001\r\n\r\n") == 413);
    CHECK(status_for(head + "Content-Length: 1000\r\n\r\n" + std::string(1000, 'x')) == 200);
    CHECK(status_for(head + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n") == 413);
    CHECK(status_for(head + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n" + std::string(1000, 'x') + "\r\n1\r\n") == 413);
    CHECK(status_for("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'x')) == 200);
    CHECK(status_for("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 5001\r\n\r\n") == 413);
}

TEST_CASE("100-continue is said where a route waits for the body, and the answer at once where none does") {
    Exchange exchange;
    const std::string expecting = " HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
    CHECK(exchange.send("POST /a" + expecting) == "HTTP/1.1 100 Continue\r\n\r\n");
    CHECK(body_of(exchange.send("ok")) == "POST /a ok");
    CHECK(status_of(exchange.send("POST /nowhere" + expecting)) == 404);
    CHECK(exchange.session.next() == http::Session::Next::Linger);
    CHECK(status_for("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n") == 413);
}

TEST_CASE("HTTP/1.0 needs no Host, and is kept only where it asks for it") {
    Exchange once;
    const auto closed = once.send("GET /a HTTP/1.0\r\n\r\n");
    CHECK(status_of(closed) == 200);
    CHECK(closed.find("Connection: close\r\n") != std::string::npos);
    CHECK(once.session.next() == http::Session::Next::Close);
    Exchange kept;
    CHECK(kept.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").find("Connection: keep-alive\r\n") !=
          std::string::npos);
    CHECK(kept.session.is_idle());
}

TEST_CASE("HEAD has the length of GET and no body; 204 has neither") {
    Exchange exchange;
    const auto head = exchange.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(head.find("Content-Length: 8\r\n") != std::string::npos);
    CHECK(body_of(head).empty());
    const auto options = exchange.send("OPTIONS /a HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(status_of(options) == 204);
    CHECK(options.find("Content-Length") == std::string::npos);
}

TEST_CASE("a refusal after HEAD has its body again") {
    Exchange exchange;
    exchange.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(body_of(exchange.send("GARBAGE\r\n\r\n")).find("bad_request") != std::string::npos);
}

TEST_CASE("while a request is at work the next one waits, and empty lines between them are passed over") {
    Exchange exchange;
    exchange.is_late = true;
    exchange.send("\r\n\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(exchange.taken == 1);
    CHECK(exchange.session.next() == http::Session::Next::Wait);
    CHECK(exchange.session.deadline() == http::Session::Time::max());
    exchange.session.answer(http::text("first"), exchange.now);
    CHECK(exchange.taken == 2);
    exchange.session.answer(http::text("second"), exchange.now);
    const auto answers = exchange.take_out();
    CHECK(answers.find("first") < answers.find("second"));
    CHECK(answers.find("second") != std::string::npos);
    CHECK(exchange.session.is_idle());
}

TEST_CASE("a head has one deadline from its first byte; a body gets a second more for each 4 KiB") {
    Exchange exchange;
    const auto began = exchange.now;
    exchange.send("POST /big HTTP/1.1\r\n");
    exchange.now += 5s;
    exchange.send("Host: x\r\n");
    CHECK(exchange.session.deadline() == began + exchange.context.limits.header_time);
    exchange.send("Content-Length: 5000\r\n\r\n");
    CHECK(exchange.session.deadline() == exchange.now + exchange.context.limits.body_time);
    const auto body_began = exchange.now;
    exchange.now += 3s;
    exchange.send(std::string(4096, 'x'));
    CHECK(exchange.session.deadline() == body_began + exchange.context.limits.body_time + 1s);
    exchange.session.expire(exchange.now);
    CHECK(status_of(exchange.take_out()) == 408);
}

TEST_CASE("no header value can begin a header of its own") {
    Exchange exchange;
    exchange.is_late = true;
    exchange.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    http::Response response;
    response.headers.emplace_back("X-Name", "a\r\nSet-Cookie: b=1");
    exchange.session.answer(response, exchange.now);
    CHECK(exchange.take_out().find("X-Name: a  Set-Cookie: b=1\r\n") != std::string::npos);
}

TEST_CASE("a draining session ends after the request in hand") {
    Exchange idle;
    idle.session.drain();
    CHECK(idle.session.next() == http::Session::Next::Close);
    Exchange busy;
    busy.send("GET /a HT");
    busy.session.drain();
    CHECK(busy.send("TP/1.1\r\nHost: x\r\n\r\n").find("Connection: close") != std::string::npos);
    CHECK(busy.session.next() == http::Session::Next::Close);
}

TEST_CASE("the Date line is that of RFC 9110") {
    http::DateLine line;
    CHECK(line.at(784111777) == "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
    CHECK(line.at(784111778) == "Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n");
}

TEST_CASE("a client that takes its answer drop by drop has to take 4 KiB a second on average") {
    Exchange exchange;
    exchange.context.limits.write_time = 10s;
    exchange.session.receive("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'x'),
                             exchange.now);
    const auto began = exchange.now;
    CHECK(exchange.session.deadline() == began + 10s);
    exchange.now += 9s;
    exchange.session.sent(100, exchange.now);
    CHECK(exchange.session.deadline() == began + 10s);
    exchange.now += 500ms;
    exchange.session.sent(4096, exchange.now);
    CHECK(exchange.session.deadline() == began + 11s);
    exchange.take_out();
    CHECK(exchange.session.is_idle());
}

TEST_CASE("a head that comes drop by drop is told 408 when its time is over, however often a drop came") {
    Exchange exchange;
    const auto began = exchange.now;
    for (const char drop : std::string_view{"GET /a HTTP/1.1\r\nHost: x\r\nX: "}) {
        exchange.session.receive({&drop, 1}, exchange.now);
        exchange.now += 100ms;
    }
    CHECK(exchange.session.deadline() == began + exchange.context.limits.header_time);
    exchange.session.expire(exchange.session.deadline());
    CHECK(status_of(exchange.take_out()) == 408);
}

TEST_CASE("every answer carries the id of its request: the one that was given where it is plain, else one of ours") {
    Exchange given;
    CHECK(given.send("GET /a HTTP/1.1\r\nHost: x\r\nX-Request-Id: proxy-7.a_B\r\n\r\n")
              .find("X-Request-Id: proxy-7.a_B\r\n") != std::string::npos);
    CHECK(given.last.id == "proxy-7.a_B");
    for (const auto& id : {std::string{"two words"}, std::string{"<script>"}, std::string(65, 'x')}) {
        Exchange made;
        const auto answer = made.send("GET /a HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + id + "\r\n\r\n");
        CHECK(base::is_id(made.last.id));
        CHECK(answer.find("X-Request-Id: " + made.last.id + "\r\n") != std::string::npos);
    }
    CHECK(Exchange{}.send("nonsense\r\n\r\n").find("X-Request-Id: ") != std::string::npos);
}

TEST_CASE("each answer is told with its route, status and id, and what is in flight is counted") {
    struct Told {
        std::string route;
        int status;
        std::string id;
    };
    std::vector<Told> told;
    Exchange exchange;
    exchange.context.on_answered = [&](const http::Answered& answered) {
        told.push_back({std::string{answered.route}, answered.status, std::string{answered.request_id}});
        CHECK(answered.took.count() >= 0);
    };
    exchange.send("GET /a HTTP/1.1\r\nHost: x\r\nX-Request-Id: one\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(exchange.context.in_flight == 0);
    exchange.is_late = true;
    exchange.send("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    CHECK(exchange.context.in_flight == 1);
    REQUIRE(told.size() == 2);
    exchange.session.answer(http::no_content(), exchange.now);
    CHECK(exchange.context.in_flight == 0);
    REQUIRE(told.size() == 3);
    CHECK(told[0].route == "a");
    CHECK(told[0].status == 200);
    CHECK(told[0].id == "one");
    CHECK(told[1].route.empty());
    CHECK(told[1].status == 404);
    CHECK(told[2].route == "big");
    CHECK(told[2].status == 204);
}
