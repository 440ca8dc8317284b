#include <doctest/doctest.h>

#include <map>

#include "api/texts.hpp"
#include "base/embedded.hpp"
#include "http/problem.hpp"
#include "rules/node.hpp"

namespace {

rules::Node refusal_codes() {
    for (const auto& file : base::embedded::contract()) {
        if (file.path != "openapi.yaml") continue;
        return rules::Node::parse(file.bytes, "openapi.yaml").at("components").at("schemas").at("RefusalCode");
    }
    throw base::BadInput("there is no contract");
}

/// The status that the contract says goes with each code.
std::map<std::string, std::int64_t> statuses() {
    std::map<std::string, std::int64_t> found;
    for (const auto& [code, status] : refusal_codes().at("x-status").entries()) found[code] = status.integer();
    return found;
}

bool is_said(const http::Response& problem, const std::string& code) {
    return problem.body.find("\"code\":\"" + code + "\"") != std::string::npos;
}

}  // namespace

TEST_CASE("the contract names every refusal with its status, and none that nobody makes") {
    auto contract = statuses();
    for (const auto& text : api::refusal_texts()) {
        const std::string code{text.code};
        INFO("RefusalCode in api/openapi.yaml: ", code, ": ", text.status);
        REQUIRE(contract.contains(code));
        CHECK(contract[code] == text.status);
        contract.erase(code);
    }
    // What is left is what the server says by itself, before any route.
    for (const auto& [code, status] : contract) {
        INFO(code);
        const auto problem = code == "https_needed" ? http::https_needed() : http::problem(static_cast<int>(status));
        CHECK(problem.status == status);
        CHECK(is_said(problem, code));
    }
}

TEST_CASE("the list of codes and the list of their statuses are the same") {
    const auto contract = statuses();
    std::size_t count = 0;
    for (const auto& code : refusal_codes().at("enum").items()) {
        INFO(code.text());
        CHECK(contract.contains(code.text()));
        ++count;
    }
    CHECK(count == contract.size());
}
