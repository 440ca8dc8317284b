#pragma once

#include "flows/users.hpp"
#include "json/json.hpp"

namespace api {

/// A user without the password's hash.
json::object user_json(const store::User& user);

}  // namespace api
