#pragma once

#include <string_view>

#include "base/result.hpp"
#include "flows/authenticate.hpp"

namespace api {

/// What a caller needs for a route.
enum class Permission {
    Anyone,        ///< also who is not signed in
    OwnSession,    ///< a person, about himself; also before the first password was changed
    ReadCases,     ///< every person; a token with cases:read
    WorkOnCases,   ///< who handles cases; a token with cases:write
    PublishBooks,  ///< administrators and managers
    ManageTokens,  ///< administrators
};

/// Refuses with: not_permitted, scope_missing.
base::Result<base::Done> require(Permission permission, const flows::Caller& caller);

}  // namespace api
