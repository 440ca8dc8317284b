#include <doctest/doctest.h>

#include <map>
#include <set>

#include "base/embedded.hpp"
#include "rules/node.hpp"
#include "tests/support/api_world.hpp"

namespace {

using support::ApiWorld;

/// "GET /api/v1/cases" by operationId.
std::map<std::string, std::string> contract() {
    std::map<std::string, std::string> found;
    for (const auto& file : base::embedded::contract()) {
        if (file.path != "openapi.yaml") continue;
        for (const auto& [path, methods] : rules::Node::parse(file.bytes, "openapi.yaml").at("paths").entries()) {
            for (const auto& [method, operation] : methods.entries()) {
                std::string upper;
                for (const char c : method) upper += static_cast<char>(c - 'a' + 'A');
                found[operation.at("operationId").text()] = upper + " " + path;
            }
        }
    }
    return found;
}

const std::set<std::string> kEveryone{"admin",      "manager",        "dispatcher", "agent",
                                      "technician", "outlet_manager", "assessor",   "executive"};
const std::set<std::string> kWorkers{"admin", "manager", "dispatcher", "agent", "technician", "outlet_manager"};

struct May {
    std::set<std::string> roles;
    std::string scope;  ///< what a token needs; empty: no token may
};

/// Who may do what, apart from what needs no sign-in.
const std::map<std::string, May> kMay{
    {"show_session", {kEveryone, ""}},
    {"sign_out", {kEveryone, ""}},
    {"change_password", {kEveryone, ""}},
    {"list_cases", {kEveryone, "cases:read"}},
    {"count_cases", {kEveryone, "cases:read"}},
    {"search_company", {kEveryone, "cases:read"}},
    {"show_case", {kEveryone, "cases:read"}},
    {"list_case_entries", {kEveryone, "cases:read"}},
    {"explain_case_promise", {kEveryone, "cases:read"}},
    {"list_guarantee_facts", {kEveryone, "cases:read"}},
    {"ask_ruling", {kEveryone, "cases:read"}},
    {"list_rulings", {kEveryone, "cases:read"}},
    {"replay_ruling", {kEveryone, "cases:read"}},
    {"keep_ruling", {kWorkers, "cases:write"}},
    {"show_measures", {kEveryone, "cases:read"}},
    {"list_measure_cases", {kEveryone, "cases:read"}},
    {"show_measure_book", {kEveryone, "cases:read"}},
    {"show_star", {kEveryone, "cases:read"}},
    {"list_backups", {{"admin"}, ""}},
    {"make_backup", {{"admin"}, ""}},
    {"show_star_history", {kEveryone, "cases:read"}},
    {"list_promises", {kEveryone, "cases:read"}},
    {"list_outlets", {kEveryone, "cases:read"}},
    {"list_processes", {kEveryone, "cases:read"}},
    {"list_rulebooks", {kEveryone, "cases:read"}},
    {"show_rulebook", {kEveryone, "cases:read"}},
    {"listen_events", {kEveryone, "cases:read"}},
    {"show_presence", {kEveryone, "cases:read"}},
    {"put_presence", {kEveryone, "cases:read"}},
    {"end_presence", {kEveryone, "cases:read"}},
    {"list_units", {kEveryone, "units:read"}},
    {"show_unit", {kEveryone, "units:read"}},
    {"list_unit_entries", {kEveryone, "units:read"}},
    {"list_customers", {kEveryone, "units:read"}},
    {"show_customer", {kEveryone, "units:read"}},
    {"list_customer_entries", {kEveryone, "units:read"}},
    {"list_customer_duplicates", {kEveryone, "units:read"}},
    {"print_guarantee_card", {kEveryone, "units:read"}},
    {"print_unit_labels", {kEveryone, "units:read"}},
    {"give_public_codes", {kWorkers, "units:write"}},
    {"import_file", {kWorkers, "units:write"}},
    {"register_unit", {kWorkers, "units:write"}},
    {"correct_unit", {kWorkers, "units:write"}},
    {"record_purchase", {kWorkers, "units:write"}},
    {"record_installation", {kWorkers, "units:write"}},
    {"transfer_unit", {kWorkers, "units:write"}},
    {"enter_repair", {kWorkers, "units:write"}},
    {"change_repair", {kWorkers, "units:write"}},
    {"replace_part", {kWorkers, "units:write"}},
    {"exchange_unit", {kWorkers, "units:write"}},
    {"give_public_code", {kWorkers, "units:write"}},
    {"register_customer", {kWorkers, "units:write"}},
    {"correct_customer", {kWorkers, "units:write"}},
    {"merge_customer", {kWorkers, "units:write"}},
    {"undo_merge_customer", {kWorkers, "units:write"}},
    {"give_consent", {kWorkers, "units:write"}},
    {"withdraw_consent", {kWorkers, "units:write"}},
    {"disclose_customer", {kWorkers, "units:write"}},
    {"dismiss_customer_duplicate", {kWorkers, "units:write"}},
    {"open_case", {kWorkers, "cases:write"}},
    {"move_case", {kWorkers, "cases:write"}},
    {"rate_case", {kWorkers, "cases:write"}},
    {"merge_case", {kWorkers, "cases:write"}},
    {"undo_merge_case", {kWorkers, "cases:write"}},
    {"disclose_personal", {kWorkers, "cases:write"}},
    {"preview_rulebook", {{"admin", "manager"}, ""}},
    {"publish_rulebook", {{"admin", "manager"}, ""}},
    {"list_calendars", {kEveryone, "cases:read"}},
    {"show_calendar", {kEveryone, "cases:read"}},
    {"show_ledger", {{"admin", "executive"}, ""}},
    {"list_ledger_entries", {{"admin", "executive"}, ""}},
    {"export_ledger", {{"admin", "executive"}, ""}},
    {"verify_ledger", {{"admin"}, ""}},
    {"list_rulebook_versions", {kEveryone, "cases:read"}},
    {"show_rulebook_version", {kEveryone, "cases:read"}},
    {"show_rulebook_draft", {{"admin", "manager"}, ""}},
    {"keep_rulebook_draft", {{"admin", "manager"}, ""}},
    {"drop_rulebook_draft", {{"admin", "manager"}, ""}},
    {"list_views", {kEveryone, ""}},
    {"create_view", {kEveryone, ""}},
    {"change_view", {kEveryone, ""}},
    {"delete_view", {kEveryone, ""}},
    {"undo_step", {kWorkers, "cases:write"}},
    {"preview_bulk_action", {kWorkers, "cases:write"}},
    {"run_bulk_action", {kWorkers, "cases:write"}},
    {"show_bulk_action", {kWorkers, "cases:write"}},
    {"undo_bulk_action", {kWorkers, "cases:write"}},
    {"list_work", {kEveryone, "cases:read"}},
    {"show_case_fees", {kEveryone, "cases:read"}},
    {"list_fee_items", {kEveryone, "cases:read"}},
    {"quote_case", {kWorkers, "cases:write"}},
    {"ask_consent", {kWorkers, "cases:write"}},
    {"answer_consent", {kWorkers, "cases:write"}},
    {"settle_inspection", {kWorkers, "cases:write"}},
    {"bill_case", {kWorkers, "cases:write"}},
    {"take_bill_back", {kWorkers, "cases:write"}},
    {"list_approvals", {kEveryone, "cases:read"}},
    {"ask_approval", {kWorkers, "cases:write"}},
    {"decide_approval", {kEveryone, ""}},
    {"withdraw_approval", {kWorkers, "cases:write"}},
    {"list_roles", {kEveryone, "cases:read"}},
    {"list_users", {{"admin"}, ""}},
    {"create_user", {{"admin"}, ""}},
    {"change_user", {{"admin"}, ""}},
    {"reset_password", {{"admin"}, ""}},
    {"list_tokens", {{"admin"}, ""}},
    {"create_token", {{"admin"}, ""}},
    {"revoke_token", {{"admin"}, ""}},
};

/// The pattern with something in the place of each {name}.
std::string some_address(std::string pattern) {
    for (std::size_t at = 0; (at = pattern.find('{')) != std::string::npos;) {
        pattern.replace(at, pattern.find('}') - at + 1, "x");
    }
    return pattern;
}

bool is_turned_away(const http::Response& response) {
    return response.status == 401 || response.status == 403;
}

/// The operations that ask who is there.
std::vector<api::Operation> guarded(const ApiWorld& world) {
    std::vector<api::Operation> found;
    for (const auto& operation : world.router->routes().operations()) {
        if (operation.permission != api::Permission::Anyone) {
            found.push_back(operation);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("every route is an operation of the contract, and every operation has its route") {
    ApiWorld world;
    auto wanted = contract();
    CHECK(wanted.size() > 20);
    for (const auto& operation : world.router->routes().operations()) {
        INFO(operation.id);
        REQUIRE(wanted.contains(operation.id));
        CHECK(wanted[operation.id] == operation.method + " " + operation.pattern);
        wanted.erase(operation.id);
    }
    for (const auto& [id, address] : wanted) FAIL_CHECK(id, " has no route");
    CHECK(world.router->router().routes().size() == world.router->routes().operations().size());
}

TEST_CASE("nobody and a made-up token open no guarded route") {
    ApiWorld world;
    for (const auto& operation : guarded(world)) {
        INFO(operation.id);
        const auto address = some_address(operation.pattern);
        CHECK(world.send(ApiWorld::request_of(operation.method, address, "{}")).status == 401);
        auto forged = ApiWorld::request_of(operation.method, address, "{}");
        forged.headers.emplace_back("Authorization", "Bearer fst_00000000000000000000000000000000");
        CHECK(world.send(std::move(forged)).status == 401);
    }
}

TEST_CASE("a token opens what its scope is for and nothing else") {
    ApiWorld world;
    for (const std::string scope : {"cases:read", "cases:write", "units:read", "units:write"}) {
        const auto token = world.make_token({scope});
        for (const auto& operation : guarded(world)) {
            INFO(operation.id, " with ", scope);
            auto request = ApiWorld::request_of(operation.method, some_address(operation.pattern), "{}");
            request.headers.emplace_back("Authorization", "Bearer " + token);
            REQUIRE(kMay.contains(operation.id));
            CHECK(is_turned_away(world.send(std::move(request))) == (kMay.at(operation.id).scope != scope));
        }
    }
}

TEST_CASE("each role opens what the table says and nothing else") {
    ApiWorld world;
    for (const auto& operation : guarded(world)) {
        REQUIRE(kMay.contains(operation.id));
        for (const std::string role : ApiWorld::kRoles) {
            INFO(operation.id, " as ", role);
            const auto response =
                world.send(world.request_as(role, operation.method, some_address(operation.pattern), "{}"));
            CHECK(response.status != 401);
            CHECK((response.status == 403) == !kMay.at(operation.id).roles.contains(role));
        }
    }
}

TEST_CASE("every changing route wants the CSRF token of a session") {
    ApiWorld world;
    for (const auto& operation : guarded(world)) {
        if (operation.method == "GET") continue;
        INFO(operation.id);
        auto request = world.request_as("admin", operation.method, some_address(operation.pattern), "{}");
        std::erase_if(request.headers, [](const auto& header) { return header.first == "X-CSRF-Token"; });
        const auto response = world.send(std::move(request));
        CHECK(response.status == 403);
        CHECK(response.body.find("csrf_missing") != std::string::npos);
    }
}
