#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"

namespace people {

/// What a role may allow. A route of the API asks for one of these.
constexpr std::array<std::string_view, 11> kPermissions{
    "read_cases",   "work_on_cases", "publish_books", "manage_tokens", "manage_people", "manage_store",
    "read_metrics", "read_ledger",   "verify_ledger", "read_units",    "work_on_units"};
/// Those that came when stores had role books already: a book that does not know them gives them to the role admin.
constexpr std::array<std::string_view, 2> kLaterPermissions{"read_units", "work_on_units"};

/// What somebody who signs in is to this organisation.
struct Role {
    std::string role;  ///< admin, manager, dispatcher ...
    std::string zh;
    std::string en;
    bool needs_outlet = false;  ///< sees the cases of one outlet only, so it has to be said which
    std::vector<std::string> permissions;

    bool may(std::string_view permission) const;
};

/// The roles of the book in force, in its order.
struct Roles {
    std::vector<Role> list;

    const Role* find(std::string_view role) const;
    bool may(std::string_view role, std::string_view permission) const;
};

/// Reads rulebooks/roles.yaml; strict, every complaint with line and column. The role `admin` has to keep every
/// permission: without it nobody could put the book right again.
Roles read_roles(const rules::Node& book);

}  // namespace people
