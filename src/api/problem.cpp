#include "api/problem.hpp"

#include "base/check.hpp"
#include "json/json.hpp"

namespace api {
namespace {

json::object begin(const RefusalText& text, Language language) {
    const auto title = language == Language::Chinese ? text.zh : text.en;
    return {{"type", "urn:fivestar:problem:" + std::string{text.code}},
            {"title", title},
            {"status", text.status},
            {"code", text.code}};
}

http::Response answer(const json::object& body, const RefusalText& text) {
    auto response = http::json(json::to_text(body), text.status);
    response.content_type = "application/problem+json";
    if (text.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

}  // namespace

http::Response problem(const base::Refusal& refusal, Language language) {
    const auto* text = find_refusal_text(refusal.code);
    CHECK(text != nullptr);
    auto body = begin(*text, language);
    json::object facts;
    for (const auto& [name, value] : refusal.facts) {
        if (!value.empty()) facts[name] = value;
    }
    if (const auto* why = facts.if_contains("why")) body["detail"] = *why;
    // What a refusal rests on stands beside its code: no program has to look into the facts for it.
    for (const char* name : {"book", "clause", "confidence"}) {
        if (const auto* basis = facts.if_contains(name); basis != nullptr && refusal.code.starts_with("fee_")) {
            body[name] = *basis;
        }
    }
    if (!facts.empty()) body["facts"] = std::move(facts);
    auto response = answer(body, *text);
    if (text->status == 429) {
        std::string wait = "60";
        for (const auto& [name, value] : refusal.facts) {
            if (name == "retry_after") wait = value;
        }
        response.headers.emplace_back("Retry-After", wait);
    }
    return response;
}

http::Response problem(const BadRequest& bad, Language language) {
    const auto& text = *find_refusal_text("bad_request");
    auto body = begin(text, language);
    if (!bad.detail.empty()) body["detail"] = bad.detail;
    json::object fields;
    for (const auto& [name, complaint] : bad.fields) fields[name] = complaint_text(complaint, language);
    if (!fields.empty()) body["fields"] = std::move(fields);
    return answer(body, text);
}

}  // namespace api
