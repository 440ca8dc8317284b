#include "api/permission.hpp"

#include <algorithm>
#include <initializer_list>

namespace api {
namespace {

using base::Done;
using base::Refusal;
using base::Result;

Result<Done> one_of(const flows::Caller& caller, std::initializer_list<std::string_view> roles) {
    if (std::find(roles.begin(), roles.end(), caller.role) != roles.end()) return Done{};
    return Refusal{"not_permitted", {{"role", caller.role}}};
}

Result<Done> scoped(const flows::Caller& caller, const char* scope) {
    if (std::find(caller.scopes.begin(), caller.scopes.end(), scope) != caller.scopes.end()) return Done{};
    return Refusal{"scope_missing", {{"scope", scope}}};
}

}  // namespace

Result<Done> require(Permission permission, const flows::Caller& caller) {
    const bool is_token = caller.role == "token";
    switch (permission) {
        case Permission::Anyone:
            return Done{};
        case Permission::OwnSession:
            return is_token ? Result<Done>{Refusal{"not_permitted", {{"role", caller.role}}}} : Done{};
        case Permission::ReadCases:
            return is_token ? scoped(caller, "cases:read") : Done{};
        case Permission::WorkOnCases:
            if (is_token) return scoped(caller, "cases:write");
            return one_of(caller, {"admin", "manager", "dispatcher", "agent", "technician", "outlet_manager"});
        case Permission::PublishBooks:
            return one_of(caller, {"admin", "manager"});
        case Permission::ManageTokens:
            return one_of(caller, {"admin"});
    }
    return Refusal{"not_permitted"};
}

}  // namespace api
