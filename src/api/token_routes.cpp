#include <array>

#include "api/body_reader.hpp"
#include "api/route_groups.hpp"
#include "api/table_export.hpp"
#include "flows/tokens.hpp"

namespace api {
namespace {

constexpr std::array<present::SheetColumn, 3> kTokenColumns{
    {{"name", "名称", "Name"}, {"scopes", "权限范围", "Scopes"}, {"created_at", "创建时间", "Created"}}};

json::object tokens_json(const std::vector<store::Token>& tokens) {
    json::array items;
    for (const auto& token : tokens) {
        json::array scopes;
        for (const auto& scope : token.scopes) scopes.emplace_back(scope);
        items.push_back(json::object{{"token_id", token.token_id},
                                     {"name", token.name},
                                     {"scopes", std::move(scopes)},
                                     {"created_at", base::to_rfc3339(token.created_at)}});
    }
    return {{"items", std::move(items)}};
}

}  // namespace

void add_token_routes(Routes& routes) {
    auto& context = routes.context();

    routes.read({"GET", "/api/v1/tokens", "list_tokens", http::Lane::Read, Permission::ManageTokens},
                [&context](const Asked& asked) {
                    const auto page = [&context](const std::string&) -> base::Result<json::object> {
                        return context.database.read(
                            [&](const db::ReadTx& tx) { return tokens_json(flows::list_tokens(tx, context)); });
                    };
                    return list_response(context, asked, {"tokens", kTokenColumns, page});
                });

    routes.change({"POST", "/api/v1/tokens", "create_token", http::Lane::Write, Permission::ManageTokens},
                  [&context](const Asked& asked) -> base::Result<flows::Change> {
                      BodyReader body{asked.request.body};
                      flows::CreateToken wanted{
                          .name = body.needed_text("name", 100),
                          .scopes = body.needed_words(
                              "scopes", {"cases:read", "cases:write", "units:read", "units:write", "metrics:read"})};
                      body.finish();
                      return flows::Change{[&context, wanted,
                                            caller = asked.caller()](db::WriteTx& tx) -> base::Result<flows::Answer> {
                          const auto made = flows::create_token(tx, context, caller, wanted);
                          if (!made) return made.refusal();
                          // The secret is not kept, so a repeated request cannot be told it again.
                          return flows::Answer{
                              .status = 201,
                              .body = json::to_text(json::object{{"token_id", made->token_id}, {"token", made->token}}),
                              .is_secret = true};
                      }};
                  });

    routes.change({"DELETE", "/api/v1/tokens/{token_id}", "revoke_token", http::Lane::Write, Permission::ManageTokens},
                  [&context](const Asked& asked) -> base::Result<flows::Change> {
                      return flows::Change{[&context, token_id = std::string{asked.request.param("token_id")},
                                            caller = asked.caller()](db::WriteTx& tx) -> base::Result<flows::Answer> {
                          const auto revoked = flows::revoke_token(tx, context, caller, token_id);
                          if (!revoked) return revoked.refusal();
                          return flows::Answer{.status = 204};
                      }};
                  });
}

}  // namespace api
