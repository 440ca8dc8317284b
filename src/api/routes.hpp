#pragma once

#include <functional>
#include <string>
#include <vector>

#include "api/permission.hpp"
#include "api/problem.hpp"
#include "flows/answer_once.hpp"
#include "http/router.hpp"

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
    bool takes_key = true;  ///< a POST that obeys Idempotency-Key
};

/// Reads for a page or a program. May throw BadRequest.
using Reading = std::function<base::Result<http::Response>(const Asked&)>;
/// Reads and checks a changing request and says what is to be done; the request lives only during the call. May throw
/// BadRequest. On the lane Write it is called on the I/O thread, on the lane Work it may take long and refuse.
using Preparing = std::function<base::Result<flows::Change>(const Asked&)>;

/// The routes of the API. What all have in common is here and nowhere else: who asks, whether he may, the CSRF token
/// of a session, the Idempotency-Key, problems in his language, and 503 where the store cannot write now.
class Routes {
public:
    Routes(flows::Context& context, http::Router& router) : context_(context), router_(router) {}

    void read(Operation operation, Reading reading);
    void change(Operation operation, Preparing preparing);

    const std::vector<Operation>& operations() const { return operations_; }
    flows::Context& context() { return context_; }

private:
    base::Result<flows::Identity> enter(const Operation& operation, const http::Request& request) const;
    void queue(const Operation& operation, const Preparing& preparing, const http::Request& request,
               const http::Reply& reply) const;
    http::Response answer_slowly(const Operation& operation, const Preparing& preparing,
                                 const http::Request& request) const;

    flows::Context& context_;
    http::Router& router_;
    std::vector<Operation> operations_;
};

}  // namespace api
