#include "flows/users.hpp"

#include "base/password.hpp"
#include "flows/secrets.hpp"
#include "ledger/append.hpp"
#include "store/payload_writer.hpp"
#include "store/personal_store.hpp"
#include "store/user_store.hpp"

namespace flows {
namespace {

constexpr std::string_view kAdmin = "admin";

cases::PersonalRef keep(db::WriteTx& tx, Context& context, const std::string& user_id,
                        const std::pair<std::string_view, std::string_view>& field_and_value) {
    return store::keep_personal(tx, context.organisation_id(), {user_id, field_and_value.first, field_and_value.second},
                                {context.ids, context.random, context.now()});
}

/// What happened to a user, as the ledger keeps it.
struct UserEntry {
    const std::string& user_id;
    std::string_view type;
    std::string_view payload;
};
void write_entry(db::WriteTx& tx, const Context& context, const Caller& caller, const UserEntry& entry) {
    const auto now = context.now();
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = caller.actor,
                                                                 .subject_kind = "user",
                                                                 .subject_id = entry.user_id,
                                                                 .type = entry.type,
                                                                 .payload = entry.payload});
}

std::string created_payload(db::WriteTx& tx, Context& context, const store::User& user) {
    std::string payload;
    store::PayloadWriter json{payload};
    json.text("role", user.role);
    json.text_if("outlet", user.outlet);
    json.text_if("person", user.person);
    json.personal(
        {keep(tx, context, user.user_id, {"login", user.login}), keep(tx, context, user.user_id, {"name", user.name})});
    json.end();
    return payload;
}

/// How the user is from now on.
std::string changed_payload(db::WriteTx& tx, Context& context, const store::User& before, const store::User& after) {
    std::string payload;
    store::PayloadWriter json{payload};
    json.text("role", after.role);
    json.text_if("outlet", after.outlet);
    json.text_if("person", after.person);
    json.instant("disabled_at", after.disabled_at);
    if (before.name != after.name) json.personal({keep(tx, context, after.user_id, {"name", after.name})});
    json.end();
    return payload;
}

/// Refuses with: unknown_role, outlet_needed.
base::Result<base::Done> check_role(const Context& context, const std::string& role, const cases::Text& outlet) {
    const auto books = context.books();
    const auto* known = books->roles.find(role);
    if (known == nullptr) return base::Refusal{"unknown_role", {{"role", role}}};
    if (known->needs_outlet && !outlet) return base::Refusal{"outlet_needed", {{"role", role}}};
    return base::Done{};
}

store::User changed(const store::User& before, const ChangeUser& asked, base::Instant now) {
    auto after = before;
    if (asked.name) after.name = *asked.name;
    if (asked.role) after.role = *asked.role;
    if (asked.outlet) after.outlet = *asked.outlet;
    if (asked.person) after.person = *asked.person;
    if (asked.is_disabled && *asked.is_disabled != before.disabled_at.has_value()) {
        after.disabled_at = *asked.is_disabled ? std::optional{now} : std::nullopt;
    }
    return after;
}

bool is_working_admin(const store::User& user) {
    return user.role == kAdmin && !user.disabled_at;
}

}  // namespace

base::Result<std::string> create_user(db::WriteTx& tx, Context& context, const Caller& caller, const NewUser& asked) {
    if (const auto fits = check_role(context, asked.role, asked.outlet); !fits) return fits.refusal();
    if (store::has_login(tx, context.organisation_id(), asked.login)) {
        return base::Refusal{"login_taken", {{"login", asked.login}}};
    }
    const auto now = context.now();
    const store::User user{.user_id = context.ids.next(now),
                           .login = asked.login,
                           .name = asked.name,
                           .role = asked.role,
                           .outlet = asked.outlet,
                           .password_hash = asked.password_hash,
                           .must_change_password = asked.must_change_password,
                           .person = asked.person};
    store::insert_user(tx, context.organisation_id(), user, now);
    write_entry(tx, context, caller, {user.user_id, "user_created", created_payload(tx, context, user)});
    return user.user_id;
}

store::User known_user(const db::ReadTx& tx, const Context& context, const std::string& user_id) {
    return store::find_user(tx, context.organisation_id(), user_id).value();
}

std::vector<store::User> list_users(const db::ReadTx& tx, const Context& context) {
    return store::list_users(tx, context.organisation_id());
}

base::Result<store::User> change_user(db::WriteTx& tx, Context& context, const Caller& caller,
                                      const ChangeUser& asked) {
    const auto organisation = context.organisation_id();
    const auto before = store::find_user(tx, organisation, asked.user_id);
    if (!before) return base::Refusal{"no_such_user", {{"user", asked.user_id}}};
    if (asked.revision && *asked.revision != before->revision) return base::Refusal{"changed_meanwhile"};
    auto after = changed(*before, asked, context.now());
    if (const auto fits = check_role(context, after.role, after.outlet); !fits) return fits.refusal();
    if (is_working_admin(*before) && !is_working_admin(after) &&
        store::count_others_of_role(tx, organisation, *before) == 0) {
        return base::Refusal{"last_admin"};
    }
    store::update_user(tx, organisation, after);
    if (after.disabled_at != before->disabled_at || after.role != before->role || after.outlet != before->outlet) {
        store::delete_other_sessions(tx, organisation, after.user_id, "");
    }
    write_entry(tx, context, caller, {after.user_id, "user_changed", changed_payload(tx, context, *before, after)});
    ++after.revision;
    return after;
}

base::Result<base::Done> reset_password(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const ResetPassword& asked) {
    const auto organisation = context.organisation_id();
    if (!store::find_user(tx, organisation, asked.user_id)) {
        return base::Refusal{"no_such_user", {{"user", asked.user_id}}};
    }
    store::reset_password(tx, organisation, asked.user_id, asked.password_hash);
    store::delete_other_sessions(tx, organisation, asked.user_id, "");
    write_entry(tx, context, caller, {asked.user_id, "password_reset", "{}"});
    return base::Done{};
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
