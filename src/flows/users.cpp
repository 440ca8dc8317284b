#include "flows/users.hpp"

#include <algorithm>
#include <array>

#include "base/password.hpp"
#include "flows/secrets.hpp"
#include "ledger/append.hpp"
#include "store/payload_writer.hpp"
#include "store/personal_store.hpp"
#include "store/user_store.hpp"

namespace flows {
namespace {

constexpr std::array<std::string_view, 8> kRoles{"admin",      "manager",        "dispatcher", "agent",
                                                 "technician", "outlet_manager", "assessor",   "executive"};

void write_entry(db::WriteTx& tx, Context& context, const Caller& caller, const store::User& user) {
    const auto organisation = context.organisation_id();
    const auto now = context.now();
    const auto keep = [&](std::string_view field, std::string_view value) {
        return store::keep_personal(tx, organisation, {user.user_id, field, value}, {context.ids, context.random, now});
    };
    std::string payload;
    store::PayloadWriter json{payload};
    json.text("role", user.role);
    json.text_if("outlet", user.outlet);
    json.personal({keep("login", user.login), keep("name", user.name)});
    json.end();
    ledger::Appender{tx, organisation, now}.append({.happened_at = now,
                                                    .actor = caller.actor,
                                                    .subject_kind = "user",
                                                    .subject_id = user.user_id,
                                                    .type = "user_created",
                                                    .payload = payload});
}

}  // namespace

base::Result<std::string> create_user(db::WriteTx& tx, Context& context, const Caller& caller, const NewUser& asked) {
    if (std::find(kRoles.begin(), kRoles.end(), asked.role) == kRoles.end()) {
        return base::Refusal{"unknown_role", {{"role", asked.role}}};
    }
    if (asked.role == "outlet_manager" && !asked.outlet) return base::Refusal{"outlet_needed", {{"role", asked.role}}};
    if (store::find_user_by_login(tx, context.organisation_id(), asked.login)) {
        return base::Refusal{"login_taken", {{"login", asked.login}}};
    }
    const auto now = context.now();
    const store::User user{.user_id = context.ids.next(now),
                           .login = asked.login,
                           .name = asked.name,
                           .role = asked.role,
                           .outlet = asked.outlet,
                           .password_hash = asked.password_hash,
                           .must_change_password = asked.must_change_password};
    store::insert_user(tx, context.organisation_id(), user, now);
    write_entry(tx, context, caller, user);
    return user.user_id;
}

std::optional<FirstAdmin> create_first_admin(Context& context) {
    const auto has_users = [&](const db::ReadTx& tx) { return store::has_users(tx, context.organisation_id()); };
    if (context.database.read(has_users)) return std::nullopt;
    const FirstAdmin admin{"admin", random_text(base::secure_random(), 100)};
    const NewUser wanted{
        .login = admin.login, .name = "管理员", .role = "admin", .password_hash = base::hash_password(admin.password)};
    const auto made = context.database.write_and_wait([&](db::WriteTx& tx) -> base::Result<std::string> {
        if (has_users(tx)) return base::Refusal{"login_taken"};
        return create_user(tx, context, {.actor = "system", .role = "admin"}, wanted);
    });
    if (!made) return std::nullopt;
    return admin;
}

}  // namespace flows
