#pragma once

#include <optional>
#include <string>

#include "app/company.hpp"

namespace app {

/// The account of a demo company: an administrator with a password of this store alone, kept in demo-account.txt in the
/// data directory, so that it can be printed at every start.
struct DemoAccount {
    std::string login;
    std::string password;
};

/// Makes it where the store was just filled; gives it where it was made before; nothing in a store that is no demo.
std::optional<DemoAccount> demo_account(Company& company, bool was_filled);

}  // namespace app
