#include "api/case_query.hpp"

#include <array>

#include "api/query_reader.hpp"
#include "http/url.hpp"

namespace api {
namespace {

constexpr std::array<std::string_view, 7> kStates{"open",     "responded", "assigned", "waiting",
                                                  "resolved", "closed",    "merged"};

}  // namespace

flows::ListCases read_case_list(const http::Request& request) {
    QueryReader query{request};
    flows::ListCases asked{.kind = query.text("kind", 40),
                           .state = query.word("state", kStates),
                           .outlet = query.text("outlet"),
                           .person = query.text("person"),
                           .q = query.text("q"),
                           .late = query.flag("late"),
                           .limit = query.integer("limit", 1, 200, 50),
                           .cursor = query.text("cursor")};
    query.finish();
    return asked;
}

flows::ListCases read_case_query(const std::string& query) {
    auto pairs = http::parse_query(query);
    if (!pairs) throw BadRequest{{{"query", Complaint::UnknownWord}}, ""};
    // Where a page of the list begins is not part of what it is a list of.
    std::erase_if(*pairs, [](const auto& pair) { return pair.first == "cursor" || pair.first == "limit"; });
    http::Request request;
    request.query = std::move(*pairs);
    return read_case_list(request);
}

}  // namespace api
