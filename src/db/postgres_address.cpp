#include <fmt/format.h>

#include <algorithm>

#include "db/postgres_link.hpp"
#include "db/shown_address.hpp"

namespace db::postgres {
namespace {

using namespace std::chrono_literals;

constexpr auto kFirstPause = 50ms;
constexpr auto kLongestPause = 2000ms;

// Every page has an index to go by, so a sequential scan is only ever a mistake of the planner on a young table.
constexpr const char* kSettings =
    "SET enable_seqscan = off; SET jit = off; SET statement_timeout = '60s'; SET lock_timeout = '10s';"
    "SET idle_in_transaction_session_timeout = '120s'; SET TimeZone = 'UTC'; SET client_min_messages = 'warning'";

/// What the URL does not say otherwise: a dead peer is noticed within half a minute.
Handle open(const std::string& url) {
    const char* const names[] = {"connect_timeout",  "keepalives_idle",  "keepalives_interval",
                                 "keepalives_count", "tcp_user_timeout", "application_name",
                                 "client_encoding",  "dbname",           nullptr};
    const char* const values[] = {"5", "15", "5", "3", "30000", "fivestar", "UTF8", url.c_str(), nullptr};
    return Handle{PQconnectdbParams(names, values, 1)};
}

}  // namespace

Handle Address::connect() {
    {
        const std::lock_guard lock{mutex_};
        if (std::chrono::steady_clock::now() < next_try_) {
            throw Unavailable(fmt::format("the database {} cannot be reached", shown_address(url_)));
        }
    }
    return connect_now();
}

Handle Address::connect_now() {
    auto fresh = open(url_);
    std::string why;
    if (PQstatus(fresh.get()) == CONNECTION_OK) {
        const Result set{PQexec(fresh.get(), kSettings)};
        if (PQresultStatus(set.get()) != PGRES_COMMAND_OK) why = PQerrorMessage(fresh.get());
    } else {
        why = PQerrorMessage(fresh.get());
    }
    const std::lock_guard lock{mutex_};
    if (why.empty()) {
        pause_ = 0ms;
        next_try_ = {};
        return fresh;
    }
    pause_ = std::clamp<std::chrono::milliseconds>(pause_ * 2, kFirstPause, kLongestPause);
    next_try_ = std::chrono::steady_clock::now() + pause_;
    throw Unavailable(fmt::format("the database {} cannot be reached: {}", shown_address(url_), why));
}

}  // namespace db::postgres

namespace db {

std::string shown_address(const std::string& url) {
    char* complaint = nullptr;
    auto* options = PQconninfoParse(url.c_str(), &complaint);
    PQfreemem(complaint);
    std::string shown;
    for (const auto* option = options; option != nullptr && option->keyword != nullptr; ++option) {
        const std::string_view name = option->keyword;
        if (option->val == nullptr || (name != "host" && name != "port" && name != "dbname" && name != "user"))
            continue;
        shown += fmt::format("{}{}={}", shown.empty() ? "" : " ", name, option->val);
    }
    PQconninfoFree(options);
    return shown.empty() ? "(not a connection string)" : shown;
}

}  // namespace db
