// What clients send, through parser, session and router. However the bytes are cut, the same requests come out.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "http/session.hpp"
#include "http/url.hpp"

namespace {

struct Exchange : http::Session::Desk {
    explicit Exchange(const http::Router& router)
        : context{.router = router, .limits = {.header_bytes_max = 512, .body_bytes_max = 256}} {}
    std::optional<http::Response> take(const http::Match& match, http::Request request) override {
        asked += request.method + ' ' + request.target + ' ' + request.body + '\n';
        for (const auto& [name, value] : request.headers) asked += name + ": " + value + '\n';
        if (!match.route) return context.router.answer_unrouted(match, request);
        if (request.body.size() % 2 == 0) return context.router.answer(*match.route, request);
        is_late = true;
        return std::nullopt;
    }
    void feed(std::string_view bytes) {
        session.receive(bytes, now);
        for (std::array<std::string_view, 2> pieces;;) {
            const auto count = session.unsent(pieces);
            if (count == 0 && !is_late) break;
            if (count > 0) session.sent(pieces[0].size(), now);
            if (is_late && session.next() == http::Session::Next::Wait) {
                is_late = false;
                session.answer(http::no_content(), now);
            }
        }
    }

    http::SessionContext context;
    http::Session::Time now{};
    http::Session session{context, *this, "192.0.2.1", now};
    std::string asked;
    bool is_late = false;
};

const http::Router& router() {
    static const auto kRouter = [] {
        auto made = std::make_unique<http::Router>();
        const auto asked = [](const http::Request& r) { return http::text(std::string{r.param("id")}); };
        made->add({.method = "GET", .pattern = "/a/{id}", .name = "a", .answer = asked});
        made->add({.method = "POST", .pattern = "/a", .name = "b", .answer = asked});
        return made;
    }();
    return *kRouter;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t piece = data[0] % 64 + 1;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    Exchange whole{router()};
    whole.feed(bytes);
    Exchange cut{router()};
    for (std::size_t at = 0; at < bytes.size(); at += piece) cut.feed(bytes.substr(at, piece));
    if (whole.asked != cut.asked) std::abort();
    return 0;
}
