#include "api/permission.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace api {
namespace {

using base::Done;
using base::Refusal;
using base::Result;

/// The word of the role book.
std::string_view word_of(Permission permission) {
    switch (permission) {
        case Permission::ReadCases:
            return "read_cases";
        case Permission::WorkOnCases:
            return "work_on_cases";
        case Permission::ReadUnits:
            return "read_units";
        case Permission::WorkOnUnits:
            return "work_on_units";
        case Permission::PublishBooks:
            return "publish_books";
        case Permission::ManageTokens:
            return "manage_tokens";
        case Permission::ManagePeople:
            return "manage_people";
        case Permission::ManageStore:
            return "manage_store";
        case Permission::ReadMetrics:
            return "read_metrics";
        case Permission::ReadLedger:
            return "read_ledger";
        case Permission::VerifyLedger:
            return "verify_ledger";
        case Permission::Anyone:
        case Permission::OwnSession:
        case Permission::SignedIn:
            break;
    }
    CHECK(false);
    return "";
}

Refusal not_permitted(const flows::Caller& caller) {
    return {"not_permitted", {{"role", caller.role}}};
}

/// The scope of a token that stands for the permission; empty where no token may.
std::string scope_of(Permission permission) {
    if (permission == Permission::ReadCases) return "cases:read";
    if (permission == Permission::WorkOnCases) return "cases:write";
    if (permission == Permission::ReadUnits) return "units:read";
    if (permission == Permission::WorkOnUnits) return "units:write";
    return permission == Permission::ReadMetrics ? "metrics:read" : "";
}

Result<Done> require_scope(Permission permission, const flows::Caller& caller) {
    const std::string scope = scope_of(permission);
    if (scope.empty()) return not_permitted(caller);
    if (std::find(caller.scopes.begin(), caller.scopes.end(), scope) != caller.scopes.end()) return Done{};
    return Refusal{"scope_missing", {{"scope", scope}}};
}

}  // namespace

Result<Done> require(Permission permission, const flows::Caller& caller, const people::Roles& roles) {
    if (permission == Permission::Anyone) return Done{};
    if (caller.role == "token") return require_scope(permission, caller);
    const bool is_any_person = permission == Permission::OwnSession || permission == Permission::SignedIn;
    if (is_any_person || roles.may(caller.role, word_of(permission))) return Done{};
    return not_permitted(caller);
}

}  // namespace api
