#include "flows/sign_in.hpp"

#include "base/password.hpp"
#include "flows/secrets.hpp"
#include "ledger/append.hpp"
#include "store/user_store.hpp"

namespace flows {
namespace {

constexpr int kSecretBits = 260;

void write_entry(db::WriteTx& tx, const Context& context, const std::string& user_id, std::string_view type) {
    const auto now = context.now();
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = user_id,
                                                                 .subject_kind = "user",
                                                                 .subject_id = user_id,
                                                                 .type = type,
                                                                 .payload = "{}"});
}

/// Takes as long for a login that nobody has.
bool fits(const std::optional<store::User>& user, const std::string& password) {
    static const auto kNobody = base::hash_password("a password that nobody has");
    return base::fits_password(user ? user->password_hash : kNobody, password) && user;
}

SignedIn open_session(db::WriteTx& tx, Context& context, const store::User& user) {
    const auto now = context.now();
    const auto organisation = context.organisation_id();
    SignedIn signed_in;
    signed_in.secret = random_text(context.random, kSecretBits);
    signed_in.identity = {
        .caller = {.actor = user.user_id, .role = user.role, .outlet = user.outlet, .person = user.person},
        .login = user.login,
        .name = user.name,
        .session_hash = hash_of_secret(signed_in.secret),
        .csrf = random_text(context.random, 130),
        .must_change_password = user.must_change_password};
    store::delete_ended_sessions(tx, organisation, user.user_id, now);
    store::insert_session(tx, organisation,
                          {.session_hash = signed_in.identity.session_hash,
                           .user_id = user.user_id,
                           .csrf = signed_in.identity.csrf,
                           .created_at = now,
                           .expires_at = now + kSessionLength});
    write_entry(tx, context, user.user_id, "signed_in");
    return signed_in;
}

}  // namespace

base::Result<SignedIn> sign_in(Context& context, Attempts& attempts, const SignIn& asked) {
    const auto who = asked.login + '\n' + asked.peer;
    if (attempts.is_blocked(who, context.now())) return base::Refusal{"too_many_attempts"};
    const auto user = context.database.read(
        [&](const db::ReadTx& tx) { return store::find_user_by_login(tx, context.organisation_id(), asked.login); });
    if (!fits(user, asked.password)) {
        attempts.failed(who, context.now());
        return base::Refusal{"wrong_credentials"};
    }
    attempts.succeeded(who);
    return context.database.write_and_wait([&](db::WriteTx& tx) { return open_session(tx, context, *user); });
}

base::Done sign_out(db::WriteTx& tx, Context& context, const Identity& who) {
    store::delete_session(tx, context.organisation_id(), who.session_hash);
    write_entry(tx, context, who.caller.actor, "signed_out");
    return {};
}

base::Result<base::Done> change_password(Context& context, Attempts& attempts, const Identity& who,
                                         const ChangePassword& asked) {
    const auto from = who.login + '\n' + asked.peer;
    if (attempts.is_blocked(from, context.now())) return base::Refusal{"too_many_attempts"};
    const auto organisation = context.organisation_id();
    const auto user = context.database.read(
        [&](const db::ReadTx& tx) { return store::find_user_by_login(tx, organisation, who.login); });
    if (!fits(user, asked.current)) {
        attempts.failed(from, context.now());
        return base::Refusal{"wrong_password"};
    }
    attempts.succeeded(from);
    if (asked.current == asked.wanted) return base::Refusal{"password_unchanged"};
    const auto hash = base::hash_password(asked.wanted);
    return context.database.write_and_wait([&](db::WriteTx& tx) {
        store::set_password(tx, organisation, user->user_id, hash);
        store::delete_other_sessions(tx, organisation, user->user_id, who.session_hash);
        write_entry(tx, context, user->user_id, "password_changed");
        return base::Done{};
    });
}

}  // namespace flows
