#pragma once

#include <optional>
#include <string>
#include <vector>

namespace flows {

/// Who asks, and how far he sees. Every query of a page carries it.
struct Caller {
    std::string actor;  ///< a user_id, a token_id, or a word such as "system"
    std::string role;   ///< admin, manager, dispatcher, agent, technician, outlet_manager, assessor, executive, token
    std::optional<std::string> outlet;  ///< set: only the cases of this outlet
    std::optional<std::string> person;  ///< the code to which cases are assigned that are his
    std::vector<std::string> scopes;    ///< of a token: cases:read, cases:write

    bool sees(const std::optional<std::string>& outlet_of_case) const { return !outlet || outlet == outlet_of_case; }
};

}  // namespace flows
