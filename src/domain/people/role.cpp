#include "domain/people/role.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace people {
namespace {

Role read_role(const rules::Node& node) {
    node.only({"role", "title", "outlet", "permissions"});
    Role role;
    role.role = node.at("role").text();
    const auto title = node.at("title");
    title.only({"zh", "en"});
    role.zh = title.at("zh").text();
    role.en = title.at("en").text();
    if (const auto outlet = node.find("outlet")) role.needs_outlet = outlet->word({"needed", "free"}) == "needed";
    for (const auto& item : node.at("permissions").items()) {
        const auto word = item.text();
        if (std::find(kPermissions.begin(), kPermissions.end(), word) == kPermissions.end()) {
            item.refuse(fmt::format("'{}' is no permission; known are {}", word, fmt::join(kPermissions, ", ")));
        }
        role.permissions.push_back(word);
    }
    return role;
}

}  // namespace

bool Role::may(std::string_view permission) const {
    return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
}

const Role* Roles::find(std::string_view role) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Role& one) { return one.role == role; });
    return found == list.end() ? nullptr : &*found;
}

bool Roles::may(std::string_view role, std::string_view permission) const {
    const auto* found = find(role);
    return found != nullptr && found->may(permission);
}

Roles read_roles(const rules::Node& book) {
    book.only({"id", "source", "roles"});
    Roles roles;
    for (const auto& item : book.at("roles").items()) {
        auto role = read_role(item);
        if (role.role == "token")
            item.refuse("must not be 'token': what a program may do is in the scopes of its token");
        if (roles.find(role.role) != nullptr) item.refuse(fmt::format("has the role '{}' a second time", role.role));
        roles.list.push_back(std::move(role));
    }
    for (const auto permission : kPermissions) {
        if (roles.may("admin", permission)) continue;
        const bool is_later =
            std::find(kLaterPermissions.begin(), kLaterPermissions.end(), permission) != kLaterPermissions.end();
        for (auto& role : roles.list) {
            if (is_later && role.role == "admin") role.permissions.emplace_back(permission);
        }
        if (!is_later) {
            book.at("roles").refuse(fmt::format("must give the role 'admin' the permission '{}'", permission));
        }
    }
    return roles;
}

}  // namespace people
