#pragma once

#include <functional>
#include <string>
#include <vector>

#include "api/permission.hpp"
#include "api/problem.hpp"
#include "flows/answer_once.hpp"
#include "http/router.hpp"
#include "http/token_buckets.hpp"

namespace api {

/// A request whose sender is known and may do what he asks.
struct Asked {
    const flows::Identity& identity;  ///< empty where the route is open to anyone
    const http::Request& request;
    Language language;

    const flows::Caller& caller() const { return identity.caller; }
};

/// One operation of the contract.
struct Operation {
    std::string method;
    std::string pattern;
    std::string id;  ///< operationId in api/openapi.yaml
    http::Lane lane = http::Lane::Read;
    Permission permission = Permission::ReadCases;
    bool takes_key = true;   ///< a POST that obeys Idempotency-Key
    bool is_limited = true;  ///< how often a stranger may ask
};

/// Reads for a page or a program. May throw BadRequest.
using Reading = std::function<base::Result<http::Response>(const Asked&)>;
/// Reads and checks a changing request and says what is to be done; the request lives only during the call. May throw
/// BadRequest. On the lane Write it is called on the I/O thread, on the lane Work it may take long and refuse.
using Preparing = std::function<base::Result<flows::Change>(const Asked&)>;

/// How much is taken from one caller, and from all together. What is over is told when to come back.
struct RequestLimits {
    http::Rate caller{.per_second = 100'000, .burst = 200'000};  ///< of one session or token
    http::Rate stranger{.per_second = 200, .burst = 2'000};      ///< of one address, as long as nobody is known there
    http::Rate sign_in{.per_second = 2, .burst = 100};           ///< of one address
    std::size_t waiting_writes_max = 5'000;                      ///< above it writes are turned away
};

/// The routes of the API. What all have in common is here and nowhere else: who asks, whether he may, the CSRF token
/// of a session, how often he may ask, the Idempotency-Key, problems in his language, and 503 where the store cannot
/// write now or has too much to write.
class Routes {
public:
    Routes(flows::Context& context, http::Router& router, const RequestLimits& limits = {});

    void read(Operation operation, Reading reading);
    void change(Operation operation, Preparing preparing);

    const std::vector<Operation>& operations() const { return operations_; }
    flows::Context& context() { return context_; }

private:
    /// Refuses with what authenticate() and require() refuse, csrf_missing, password_change_needed.
    base::Result<flows::Identity> enter(const Operation& operation, const http::Request& request) const;
    base::Result<base::Done> admit_stranger(const Operation& operation, const http::Request& request) const;
    bool is_overloaded() const { return context_.database.waiting_writes() >= waiting_writes_max_; }
    void queue(const Operation& operation, const Preparing& preparing, const http::Request& request,
               const http::Reply& to) const;
    http::Response answer_slowly(const Operation& operation, const Preparing& preparing,
                                 const http::Request& request) const;

    flows::Context& context_;
    http::Router& router_;
    std::vector<Operation> operations_;
    std::size_t waiting_writes_max_;
    mutable http::TokenBuckets callers_;
    mutable http::TokenBuckets strangers_;
    mutable http::TokenBuckets sign_ins_;
};

}  // namespace api
