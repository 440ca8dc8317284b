#pragma once

#include <string_view>

#include "base/result.hpp"
#include "domain/people/role.hpp"
#include "flows/authenticate.hpp"

namespace api {

/// What a caller needs for a route.
enum class Permission {
    Anyone,       ///< also who is not signed in
    OwnSession,   ///< a person, about himself; also before the first password was changed
    SignedIn,     ///< a person, once his password is his own
    ReadCases,    ///< also a token with cases:read
    WorkOnCases,  ///< also a token with cases:write
    ReadUnits,    ///< also a token with units:read
    WorkOnUnits,  ///< also a token with units:write
    PublishBooks,
    ManageTokens,
    ManagePeople,
    ManageStore,
    ReadMetrics,  ///< also a token with metrics:read
    ReadLedger,
    VerifyLedger,
};

/// Asks the role book in force; a token goes by its scopes. Refuses with: not_permitted, scope_missing.
base::Result<base::Done> require(Permission permission, const flows::Caller& caller, const people::Roles& roles);

}  // namespace api
