#include "api/routes.hpp"

#include "api/request_keys.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"
#include "base/password.hpp"
#include "http/problem.hpp"

namespace api {
namespace {

using base::Refusal;

http::Response to_response(const flows::Answered& answered) {
    const auto& answer = answered.answer;
    auto response = answer.status == 204 ? http::no_content() : http::json(answer.body, answer.status);
    if (answer.status >= 400) response.content_type = "application/problem+json";
    if (!answer.location.empty()) response.headers.emplace_back("Location", answer.location);
    if (answered.is_replayed) response.headers.emplace_back("Idempotent-Replayed", "true");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

flows::Answer to_answer(const http::Response& response) {
    return {.status = response.status, .body = std::string{response.bytes()}};
}

/// Refuses with: too_many_requests.
base::Result<base::Done> within(const std::optional<std::chrono::seconds>& wait) {
    if (!wait) return base::Done{};
    static auto& kTurnedAway =
        base::metrics().counter("fivestar_rate_limited_total", "Requests that came too often and were answered 429.");
    kTurnedAway.add();
    return Refusal{"too_many_requests", {{"retry_after", std::to_string(wait->count())}}};
}

http::Response broken(const std::exception_ptr& error, const std::string& operation, const std::string& incident) {
    try {
        std::rethrow_exception(error);
    } catch (const db::Unavailable& unavailable) {
        base::log_error("the store is not to be had", unavailable.what(),
                        {{"request_id", incident}, {"route", operation}});
        return http::problem(503, incident);
    } catch (const std::exception& failure) {
        base::log_error("a request failed", failure.what(), {{"request_id", incident}, {"route", operation}});
        return http::problem(500, incident);
    }
}

/// What is left of a changing request once it was read.
struct Prepared {
    std::optional<flows::Once> once;
    flows::Change change;
    std::optional<http::Response> refused;  ///< final, before anything was queued
};

Prepared prepare(const Operation& operation, const Preparing& preparing, const Asked& asked) {
    Prepared prepared;
    try {
        if (operation.method == "POST" && operation.takes_key) {
            prepared.once = once_of(asked.request, asked.caller().actor, operation.id);
        }
        auto change = preparing(asked);
        if (change) {
            prepared.change = std::move(*change);
        } else {
            prepared.refused = problem(change.refusal(), asked.language);
        }
    } catch (const BadRequest& bad) {
        prepared.refused = problem(bad, asked.language);
    }
    if (prepared.refused && prepared.once) {
        // Also this answer is given again, so it takes the way of all.
        prepared.change = {
            [answer = to_answer(*prepared.refused)](db::WriteTx&) -> base::Result<flows::Answer> { return answer; }};
        prepared.refused.reset();
    }
    return prepared;
}

}  // namespace

Routes::Routes(flows::Context& context, http::Router& router, const RequestLimits& limits)
    : context_(context),
      router_(router),
      waiting_writes_max_(limits.waiting_writes_max),
      callers_(limits.caller),
      strangers_(limits.stranger),
      sign_ins_(limits.sign_in) {}

/// Refuses with: too_many_requests.
base::Result<base::Done> Routes::admit_stranger(const Operation& operation, const http::Request& request) const {
    auto& buckets = operation.id == "sign_in" ? sign_ins_ : strangers_;
    return within(buckets.take(request.peer, context_.now()));
}

base::Result<flows::Identity> Routes::enter(const Operation& operation, const http::Request& request) const {
    if (operation.permission == Permission::Anyone) {
        const auto may = operation.is_limited ? admit_stranger(operation, request) : base::Done{};
        return may ? base::Result<flows::Identity>{flows::Identity{}} : may.refusal();
    }
    auto identity = flows::authenticate(context_, credentials_of(request));
    if (!identity) {
        const auto may = admit_stranger(operation, request);
        return may ? identity : may.refusal();
    }
    const auto& key = identity->is_token() ? identity->caller.actor : identity->session_hash;
    if (const auto may = within(callers_.take(key, context_.now())); !may) return may.refusal();
    if (const auto may = require(operation.permission, identity->caller, context_.books()->roles); !may)
        return may.refusal();
    if (identity->is_token()) return identity;
    const bool changes = request.method != "GET" && request.method != "HEAD";
    if (changes && !base::same_secret(request.header("X-CSRF-Token"), identity->csrf)) return Refusal{"csrf_missing"};
    if (identity->must_change_password && operation.permission != Permission::OwnSession) {
        return Refusal{"password_change_needed"};
    }
    return identity;
}

void Routes::read(Operation operation, Reading reading) {
    operations_.push_back(operation);
    router_.add({.method = operation.method,
                 .pattern = operation.pattern,
                 .name = operation.id,
                 .lane = operation.lane,
                 .answer = [this, operation, reading](const http::Request& request) {
                     const auto language = language_of(request.header("Accept-Language"));
                     try {
                         const auto identity = enter(operation, request);
                         if (!identity) return problem(identity.refusal(), language);
                         auto response = reading({*identity, request, language});
                         if (!response) return problem(response.refusal(), language);
                         response->headers.emplace_back("Cache-Control", "private, no-cache");
                         response->caller = identity->caller.actor;
                         return std::move(*response);
                     } catch (const BadRequest& bad) {
                         return problem(bad, language);
                     } catch (const db::Unavailable&) {
                         return broken(std::current_exception(), operation.id, request.id);
                     }
                 }});
}

void Routes::change(Operation operation, Preparing preparing) {
    operations_.push_back(operation);
    http::Route route{
        .method = operation.method, .pattern = operation.pattern, .name = operation.id, .lane = operation.lane};
    if (operation.lane == http::Lane::Write) {
        route.queue = [this, operation, preparing](const http::Request& request, http::Reply reply) {
            try {
                queue(operation, preparing, request, reply);
            } catch (const db::Unavailable&) {
                reply(broken(std::current_exception(), operation.id, request.id));
            }
        };
    } else {
        route.answer = [this, operation, preparing](const http::Request& request) {
            return answer_slowly(operation, preparing, request);
        };
    }
    router_.add(std::move(route));
}

void Routes::queue(const Operation& operation, const Preparing& preparing, const http::Request& request,
                   const http::Reply& to) const {
    const auto language = language_of(request.header("Accept-Language"));
    const auto identity = enter(operation, request);
    if (!identity) return to(problem(identity.refusal(), language));
    const http::Reply reply = [to, caller = identity->caller.actor](http::Response response) {
        response.caller = caller;
        to(std::move(response));
    };
    auto prepared = prepare(operation, preparing, {*identity, request, language});
    if (prepared.refused) return reply(std::move(*prepared.refused));
    if (is_overloaded()) return reply(http::problem(503));

    auto done = [this, language, reply, once = prepared.once, operation = operation.id, incident = request.id](
                    const std::exception_ptr& error, std::optional<base::Result<flows::Answered>> result) {
        if (error) return reply(broken(error, operation, incident));
        if (*result) return reply(to_response(**result));
        auto refused = problem(result->refusal(), language);
        if (!once || result->refusal().code == "idempotency_key_reused") return reply(std::move(refused));
        context_.database.write([this, once, answer = to_answer(refused)](
                                    db::WriteTx& tx) { return flows::keep_refusal(tx, context_, *once, answer); },
                                [=](const std::exception_ptr& failed, const std::optional<base::Done>&) {
                                    reply(failed ? broken(failed, operation, incident) : refused);
                                });
    };
    const auto manner = flows::manner_of(prepared.once, prepared.change);
    context_.database.write([this, once = prepared.once, change = std::move(prepared.change)](
                                db::WriteTx& tx) { return flows::answer_once(tx, context_, once, change); },
                            std::move(done), manner);
}

http::Response Routes::answer_slowly(const Operation& operation, const Preparing& preparing,
                                     const http::Request& request) const {
    const auto language = language_of(request.header("Accept-Language"));
    try {
        const auto identity = enter(operation, request);
        if (!identity) return problem(identity.refusal(), language);
        const auto prepared = prepare(operation, preparing, {*identity, request, language});
        if (prepared.refused) return *prepared.refused;
        if (is_overloaded()) return http::problem(503);
        const auto answered = context_.database.write_and_wait(
            [&](db::WriteTx& tx) { return flows::answer_once(tx, context_, prepared.once, prepared.change); },
            flows::manner_of(prepared.once, prepared.change));
        if (!answered) {
            auto refused = problem(answered.refusal(), language);
            if (prepared.once && answered.refusal().code != "idempotency_key_reused") {
                context_.database.write_and_wait([&](db::WriteTx& tx) {
                    return flows::keep_refusal(tx, context_, *prepared.once, to_answer(refused));
                });
            }
            return refused;
        }
        if (prepared.change.after && !answered->is_replayed) prepared.change.after();
        return to_response(*answered);
    } catch (const std::exception&) {
        return broken(std::current_exception(), operation.id, request.id);
    }
}

}  // namespace api
