#include <doctest/doctest.h>
#include <malloc.h>
#include <sys/resource.h>

#include <vector>

#include "tests/http/running_server.hpp"

/// There under AddressSanitizer only, which does not answer mallinfo2().
extern "C" std::size_t __sanitizer_get_current_allocated_bytes() __attribute__((weak));

namespace {

std::size_t allocated_bytes() {
    if (__sanitizer_get_current_allocated_bytes != nullptr) return __sanitizer_get_current_allocated_bytes();
    return mallinfo2().uordblks;
}

/// Sockets that this process may still open for both ends of a connection, 5,000 at most.
std::size_t connections_possible() {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    return std::min<std::size_t>(5000, (files.rlim_max - 100) / 2);
}

}  // namespace

TEST_CASE("an idle connection that has asked and was answered holds less than 10 KB") {
    http::Router router;
    router.add({.method = "GET", .pattern = "/hello", .name = "hello", .answer = [](const auto&) {
                    return http::json(std::string(300, ' '));
                }});
    const RunningServer server{router};
    const auto count = connections_possible();
    std::vector<std::unique_ptr<Client>> clients;
    clients.reserve(count);
    const auto ask = [&] {
        clients.push_back(std::make_unique<Client>(server.port()));
        clients.back()->send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
        return status_of(clients.back()->read_answer());
    };
    REQUIRE(ask() == 200);
    const auto before = allocated_bytes();
    for (std::size_t i = 1; i < count; ++i) REQUIRE(ask() == 200);
    const auto each = (allocated_bytes() - before) / (count - 1);
    MESSAGE(count, " idle connections: ", each, " bytes each, their clients' included");
    CHECK(each < 10'000);
}
