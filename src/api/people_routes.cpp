#include <array>

#include "api/body_reader.hpp"
#include "api/people_json.hpp"
#include "api/request_keys.hpp"
#include "api/route_groups.hpp"
#include "api/table_export.hpp"
#include "base/ids.hpp"
#include "base/password.hpp"
#include "flows/secrets.hpp"

namespace api {
namespace {

using flows::Answer;
using flows::Change;

constexpr int kPasswordBits = 60;

constexpr std::array<present::SheetColumn, 7> kUserColumns{{{"login", "登录名", "Login"},
                                                            {"name", "姓名", "Name"},
                                                            {"role", "角色", "Role"},
                                                            {"outlet", "网点", "Outlet"},
                                                            {"person", "员工编码", "Staff code"},
                                                            {"created_at", "创建时间", "Created"},
                                                            {"disabled_at", "停用时间", "Disabled"}}};

json::object users_json(const std::vector<store::User>& users) {
    json::array items;
    for (const auto& user : users) items.push_back(user_json(user));
    return {{"items", std::move(items)}};
}

http::Response roles_response(const people::Roles& roles) {
    json::array items;
    for (const auto& role : roles.list) {
        json::array permissions;
        for (const auto& permission : role.permissions) permissions.emplace_back(permission);
        items.push_back(json::object{{"id", role.role},
                                     {"text", {{"zh", role.zh}, {"en", role.en}}},
                                     {"needs_outlet", role.needs_outlet},
                                     {"permissions", std::move(permissions)}});
    }
    return http::json(json::to_text(json::object{{"items", std::move(items)}}));
}

/// The password is told this once, so a repeated request cannot be told it again.
Answer password_answer(int status, json::object told, const std::string& password) {
    told["password"] = password;
    return {.status = status, .body = json::to_text(told), .is_secret = true};
}

base::Result<Change> create_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::NewUser wanted{.login = body.needed_text("login", 100),
                          .name = body.needed_text("name", 100),
                          .role = body.needed_text("role", 40),
                          .outlet = body.text_if("outlet", 100),
                          .person = body.text_if("person", 100)};
    body.finish();
    const auto password = flows::random_text(base::secure_random(), kPasswordBits);
    wanted.password_hash = base::hash_password(password);
    return Change{[&context, wanted, password, caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        const auto user_id = flows::create_user(tx, context, caller, wanted);
        if (!user_id) return user_id.refusal();
        return password_answer(201, user_json(flows::known_user(tx, context, *user_id)), password);
    }};
}

base::Result<Change> update_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::ChangeUser wanted{.user_id = std::string{asked.request.param("user_id")},
                             .name = body.text_if("name", 100),
                             .role = body.text_if("role", 40)};
    if (body.has("outlet")) wanted.outlet = body.text_if("outlet", 100);
    if (body.has("person")) wanted.person = body.text_if("person", 100);
    wanted.is_disabled = body.flag_if("disabled");
    wanted.revision = if_match_of(asked.request);
    body.finish();
    return Change{[&context, wanted, caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        const auto changed = flows::change_user(tx, context, caller, wanted);
        if (!changed) return changed.refusal();
        return Answer{.status = 200, .body = json::to_text(user_json(*changed))};
    }};
}

base::Result<Change> reset_change(flows::Context& context, const Asked& asked) {
    const auto password = flows::random_text(base::secure_random(), kPasswordBits);
    const flows::ResetPassword wanted{.user_id = std::string{asked.request.param("user_id")},
                                      .password_hash = base::hash_password(password)};
    return Change{[&context, wanted, password, caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        const auto reset = flows::reset_password(tx, context, caller, wanted);
        if (!reset) return reset.refusal();
        return password_answer(201, {{"user_id", wanted.user_id}}, password);
    }};
}

}  // namespace

json::object user_json(const store::User& user) {
    const auto text_or_null = [](const std::optional<std::string>& value) {
        return value ? json::value(*value) : json::value(nullptr);
    };
    return {{"user_id", user.user_id},
            {"login", user.login},
            {"name", user.name},
            {"role", user.role},
            {"outlet", text_or_null(user.outlet)},
            {"person", text_or_null(user.person)},
            {"created_at", base::to_rfc3339(user.created_at)},
            {"disabled_at", user.disabled_at ? json::value(base::to_rfc3339(*user.disabled_at)) : json::value(nullptr)},
            {"must_change_password", user.must_change_password},
            {"revision", user.revision}};
}

void add_people_routes(Routes& routes) {
    auto& context = routes.context();
    using http::Lane;

    routes.read({"GET", "/api/v1/roles", "list_roles"},
                [&context](const Asked&) { return roles_response(context.books()->roles); });
    routes.read({"GET", "/api/v1/users", "list_users", Lane::Read, Permission::ManagePeople},
                [&context](const Asked& asked) {
                    const auto page = [&context](const std::string&) -> base::Result<json::object> {
                        return context.database.read(
                            [&](const db::ReadTx& tx) { return users_json(flows::list_users(tx, context)); });
                    };
                    return list_response(context, asked, {"users", kUserColumns, page});
                });
    // Hashing a password takes longer than an I/O thread should.
    routes.change({"POST", "/api/v1/users", "create_user", Lane::Work, Permission::ManagePeople},
                  [&context](const Asked& asked) { return create_change(context, asked); });
    routes.change({"PATCH", "/api/v1/users/{user_id}", "change_user", Lane::Write, Permission::ManagePeople},
                  [&context](const Asked& asked) { return update_change(context, asked); });
    routes.change(
        {"POST", "/api/v1/users/{user_id}/password-resets", "reset_password", Lane::Work, Permission::ManagePeople},
        [&context](const Asked& asked) { return reset_change(context, asked); });
}

}  // namespace api
