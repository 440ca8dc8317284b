#include "api/body_reader.hpp"
#include "api/presence.hpp"
#include "api/request_keys.hpp"
#include "api/route_groups.hpp"
#include "flows/show_case.hpp"

namespace api {
namespace {

/// The id of the case that the path names by id or number, if the caller may see it.
base::Result<std::string> seen_case(flows::Context& context, const Asked& asked) {
    const std::string id{asked.request.param("id")};
    const auto known = context.database.read(
        [&](const db::ReadTx& tx) { return flows::find_seen_case(tx, context, asked.caller(), id); });
    if (!known) return base::Refusal{"no_such_case", {{"case", id}}};
    return known->case_id;
}

http::Response people_response(const std::vector<Present>& people) {
    return http::json(R"({"items":)" + people_json(people) + "}");
}

}  // namespace

void add_event_routes(Routes& routes, Events& events) {
    routes.read({"GET", "/api/v1/events", "listen_events", http::Lane::Work},
                [&events](const Asked& asked) -> base::Result<http::Response> {
                    const auto last_seen = last_event_id_of(asked.request);
                    auto stream = events.open(asked.identity, credentials_of(asked.request), last_seen);
                    if (!stream) return stream.refusal();
                    http::Response response;
                    response.content_type = "text/event-stream";
                    response.headers.emplace_back("X-Accel-Buffering", "no");  // nginx would hold the events back
                    response.stream = std::move(*stream);
                    return response;
                });
}

void add_presence_routes(Routes& routes, Presence& presence) {
    auto& context = routes.context();

    routes.read({"GET", "/api/v1/cases/{id}/presence", "show_presence"},
                [&context, &presence](const Asked& asked) -> base::Result<http::Response> {
                    const auto case_id = seen_case(context, asked);
                    if (!case_id) return case_id.refusal();
                    return people_response(presence.on(*case_id, context.now()));
                });

    routes.read({"PUT", "/api/v1/cases/{id}/presence", "put_presence"},
                [&context, &presence](const Asked& asked) -> base::Result<http::Response> {
                    BodyReader body{asked.request.body};
                    const auto doing = body.word("doing", {"viewing", "editing"}, "viewing");
                    body.finish();
                    const auto case_id = seen_case(context, asked);
                    if (!case_id) return case_id.refusal();
                    const auto now = context.now();
                    presence.put(*case_id, {.actor = asked.caller().actor,
                                            .name = asked.identity.name,
                                            .doing = doing,
                                            .since = now,
                                            .until = now + Presence::kLasts});
                    return people_response(presence.on(*case_id, now));
                });

    routes.read({"DELETE", "/api/v1/cases/{id}/presence", "end_presence"},
                [&context, &presence](const Asked& asked) -> base::Result<http::Response> {
                    const auto case_id = seen_case(context, asked);
                    if (!case_id) return case_id.refusal();
                    presence.leave(*case_id, asked.caller().actor, context.now());
                    return http::no_content();
                });
}

}  // namespace api
