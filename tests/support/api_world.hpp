#pragma once

#include <array>
#include <map>
#include <string>

#include "api/backup_routes.hpp"
#include "api/measure_routes.hpp"
#include "api/router.hpp"
#include "base/hash.hpp"
#include "db/copy_store.hpp"
#include "flows/rulebooks.hpp"
#include "flows/search_index.hpp"
#include "flows/tidy_up.hpp"
#include "flows/tokens.hpp"
#include "flows/users.hpp"
#include "ledger/sequence.hpp"
#include "store/user_store.hpp"
#include "tests/support/place.hpp"

namespace support {

/// A store of its own with the shipped books, a user of each role and a clock that the test sets: the whole API in
/// process. Ids are the same every time.
class ApiWorld {
public:
    static constexpr std::array kRoles{"admin",      "manager",        "dispatcher", "agent",
                                       "technician", "outlet_manager", "assessor",   "executive"};

    /// What stands between the world and its store, for tests of what happens where the store is not to be had.
    using Between = std::function<std::unique_ptr<db::Engine>(std::unique_ptr<db::Engine>)>;

    explicit ApiWorld(
        Place::Engine engine = Place::engine_to_test(), const Between& between = [](auto real) { return real; })
        : place_(Place::Content::Schema, engine), database_(std::make_unique<db::Database>(between(place_.open()), 2)) {
        context = std::make_unique<flows::Context>(
            *database_, flows::Organisation{1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
            [this] { return clock; }, base::seeded_random(1));
        flows::start_books(*context);
        context->search =
            std::make_shared<flows::SearchIndex>(*database_, 1, place_.index<flows::SearchIndex::Place>());
        for (const std::string role : kRoles) add_user(role);
        api::Parts parts;
        parts.add_measure_routes = api::add_measure_routes;
        parts.promise_figures = api::promise_figures(*context);
        backups_ = std::make_unique<flows::Backups>(
            *context, flows::BackupPlace{folder(), [this](const std::string& file) { copy_store(file); }, 2});
        parts.add_backup_routes = [this](api::Routes& routes) { api::add_backup_routes(routes, *backups_); };
        router = api::make_router(*context, parts);
        ledger::settle(*database_, 1);
    }
    ~ApiWorld() {
        context->lens.reset();
        context->search.reset();
    }
    ApiWorld(const ApiWorld&) = delete;
    ApiWorld& operator=(const ApiWorld&) = delete;

    base::Instant clock = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    std::unique_ptr<flows::Context> context;
    std::unique_ptr<api::Router> router;

    db::Database& database() { return *database_; }
    const std::filesystem::path& folder() const { return place_.folder(); }
    const std::string& user_id(const std::string& role) const { return user_ids_.at(role); }

    /// A request with a fresh session of that role: its cookie and its CSRF token.
    http::Request request_as(const std::string& role, const std::string& method, const std::string& target,
                             std::string body = "") {
        auto request = request_of(method, target, std::move(body));
        const auto secret = "session-of-" + role;
        const auto hash = base::to_hex(base::sha256(secret));
        database_->write_and_wait([&](db::WriteTx& tx) {
            store::delete_session(tx, 1, hash);
            store::insert_session(tx, 1,
                                  {hash, user_id(role), "csrf-of-" + role, clock, clock + std::chrono::hours{12}});
            return 0;
        });
        request.headers.emplace_back("Cookie", "fivestar_session=" + secret);
        request.headers.emplace_back("X-CSRF-Token", "csrf-of-" + role);
        return request;
    }
    static http::Request request_of(const std::string& method, const std::string& target, std::string body = "") {
        auto request = http::make_request(method, target, std::move(body));
        request.peer = "127.0.0.1";
        request.id = "incident-1";
        return request;
    }
    http::Response send(http::Request request) {
        settle();
        auto response = router->router().dispatch_blocking(std::move(request));
        settle();
        return response;
    }

    /// Does what a server does by and by, so that on every engine each request finds the same.
    void settle() {
        ledger::settle(*database_, 1);
        try {
            flows::tidy_up(*context);
        } catch (const db::Unavailable&) {
            // The clock writes it into the log and goes on, too.
        }
    }

    /// What a backup begins with.
    void copy_store(const std::string& file) {
        settle();
        db::copy_to_sqlite(*place_.open(), file, clock);
    }

    /// Opens the lens, the first time, and lets it read what it has not read yet.
    void catch_up() {
        settle();
        if (!context->lens) {
            const auto* zone = context->organisation.zone;
            const auto offset = [zone](std::int64_t micros) {
                const auto second = std::chrono::floor<std::chrono::seconds>(base::from_micros(micros));
                return std::int64_t{zone->offset_at(second.time_since_epoch().count())} * 1'000'000;
            };
            context->lens = std::move(*lens::Lens::open({.folder = folder() / "lens"}, {1, "Asia/Shanghai", offset}));
        }
        context->lens->catch_up(*database_);
    }

    std::string make_token(const std::vector<std::string>& scopes) {
        const flows::Caller system{.actor = "system", .role = "admin"};
        return database_
            ->write_and_wait([&](db::WriteTx& tx) {
                return flows::create_token(tx, *context, system, {"test", scopes});
            })
            ->token;
    }

private:
    void add_user(const std::string& role) {
        const flows::NewUser wanted{
            .login = role,
            .name = "用户 " + role,
            .role = role,
            .outlet = role == "outlet_manager" ? std::optional<std::string>{"N1"} : std::nullopt,
            .password_hash = "none",
            .must_change_password = false};
        user_ids_[role] = *database_->write_and_wait([&](db::WriteTx& tx) {
            return flows::create_user(tx, *context, {.actor = "system", .role = "admin"}, wanted);
        });
    }

    Place place_;
    std::unique_ptr<db::Database> database_;
    std::map<std::string, std::string> user_ids_;
    std::unique_ptr<flows::Backups> backups_;
};

}  // namespace support
