#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "flows/context.hpp"

namespace cli {

/// `fivestar token create --name N --scope S,...`: prints the token alone; it is shown this once.
int create_token(flows::Context& context, const flows::Caller& caller, const std::string& name,
                 const std::vector<std::string>& scopes, Console& console);
int list_tokens(flows::Context& context, Console& console);
int revoke_token(flows::Context& context, const flows::Caller& caller, const std::string& token_id, Console& console);

}  // namespace cli
