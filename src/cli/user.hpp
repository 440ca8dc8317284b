#pragma once

#include <string>

#include "cli/console.hpp"
#include "flows/context.hpp"

namespace cli {

struct UserOptions {
    std::string login;
    std::string name;
    std::string role;
    std::string outlet;  ///< of an outlet manager or technician; empty: none
};

/// `fivestar user create --login L --name N --role R [--outlet CODE]`: prints the first password alone; it has to be
/// changed at the first sign-in.
int create_user(flows::Context& context, const flows::Caller& caller, const UserOptions& options, Console& console);

}  // namespace cli
