#include "api/body_reader.hpp"
#include "api/request_keys.hpp"
#include "api/route_groups.hpp"
#include "flows/sign_in.hpp"

namespace api {
namespace {

constexpr std::size_t kPasswordMax = 256;
constexpr std::size_t kPasswordMin = 12;

http::Response session_response(const flows::Context& context, const flows::Identity& identity) {
    const auto& caller = identity.caller;
    json::object user{{"id", caller.actor}, {"login", identity.login}, {"name", identity.name}, {"role", caller.role}};
    if (caller.outlet) user["outlet"] = *caller.outlet;
    if (caller.person) user["person"] = *caller.person;
    if (const auto books = context.books(); const auto* role = books->roles.find(caller.role)) {
        json::array permissions;
        for (const auto& permission : role->permissions) permissions.emplace_back(permission);
        user["permissions"] = std::move(permissions);
    }
    return http::json(json::to_text(
        json::object{{"user", std::move(user)},
                     {"organisation", {{"name", context.organisation.name}, {"zone", context.organisation.zone_name}}},
                     {"csrf", identity.csrf},
                     {"must_change_password", identity.must_change_password}}));
}

std::string cookie_text(const http::Request& request, std::string_view secret, std::chrono::seconds length) {
    std::string text{kSessionCookie};
    text += "=" + std::string{secret} + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(length.count());
    if (request.is_secure || request.header("X-Forwarded-Proto") == "https") text += "; Secure";
    return text;
}

}  // namespace

void add_session_routes(Routes& routes) {
    auto& context = routes.context();
    const auto attempts = std::make_shared<flows::Attempts>();

    routes.read({"GET", "/api/v1/session", "show_session", http::Lane::Read, Permission::OwnSession},
                [&context](const Asked& asked) { return session_response(context, asked.identity); });

    routes.read({"POST", "/api/v1/session", "sign_in", http::Lane::Work, Permission::Anyone},
                [&context, attempts](const Asked& asked) -> base::Result<http::Response> {
                    BodyReader body{asked.request.body};
                    const flows::SignIn wanted{.login = body.needed_text("login", 100),
                                               .password = body.needed_secret("password", 1, kPasswordMax),
                                               .peer = asked.request.peer};
                    body.finish();
                    const auto signed_in = flows::sign_in(context, *attempts, wanted);
                    if (!signed_in) return signed_in.refusal();
                    auto response = session_response(context, signed_in->identity);
                    response.headers.emplace_back("Set-Cookie",
                                                  cookie_text(asked.request, signed_in->secret, flows::kSessionLength));
                    return response;
                });

    routes.change(
        {"DELETE", "/api/v1/session", "sign_out", http::Lane::Write, Permission::OwnSession},
        [&context](const Asked& asked) -> base::Result<flows::Change> {
            return flows::Change{[&context, who = asked.identity](db::WriteTx& tx) -> base::Result<flows::Answer> {
                flows::sign_out(tx, context, who);
                return flows::Answer{.status = 204};
            }};
        });

    routes.read({"POST", "/api/v1/session/password", "change_password", http::Lane::Work, Permission::OwnSession},
                [&context, attempts](const Asked& asked) -> base::Result<http::Response> {
                    BodyReader body{asked.request.body};
                    const flows::ChangePassword wanted{
                        .current = body.needed_secret("current", 1, kPasswordMax),
                        .wanted = body.needed_secret("wanted", kPasswordMin, kPasswordMax),
                        .peer = asked.request.peer};
                    body.finish();
                    const auto changed = flows::change_password(context, *attempts, asked.identity, wanted);
                    if (!changed) return changed.refusal();
                    return http::no_content();
                });
}

}  // namespace api
