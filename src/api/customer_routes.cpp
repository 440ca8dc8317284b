#include <array>

#include "api/body_reader.hpp"
#include "api/query_reader.hpp"
#include "api/route_groups.hpp"
#include "api/table_export.hpp"
#include "api/unit_json.hpp"
#include "flows/put_customer.hpp"

namespace api {
namespace {

using flows::Answer;
using flows::Change;

constexpr std::array<std::string_view, 3> kKinds{"consumer", "business", "dealer"};
constexpr std::array<present::SheetColumn, 9> kCustomerColumns{{{"code", "客户编码", "Code"},
                                                                {"name", "姓名", "Name"},
                                                                {"mobile", "手机", "Mobile"},
                                                                {"address", "地址", "Address"},
                                                                {"kind", "类型", "Kind"},
                                                                {"region", "地区", "Region"},
                                                                {"city", "城市", "City"},
                                                                {"district", "区县", "District"},
                                                                {"merged_into", "已并入", "Joined into"}}};

std::string code_of(const Asked& asked) {
    return std::string{asked.request.param("code")};
}

base::Result<Answer> customer_answer(const db::ReadTx& tx, const flows::Context& context,
                                     base::Result<customers::Customer> changed, int status) {
    if (!changed) return changed.refusal();
    const auto shown = flows::show_customer(tx, context, std::move(*changed));
    return Answer{.status = status, .body = json::to_text(customer_json(shown))};
}

base::Result<http::Response> list_customers(flows::Context& context, const Asked& asked) {
    QueryReader query{asked.request};
    flows::ListCustomers wanted{
        .q = query.text("q"), .limit = query.integer("limit", 1, 200, 50), .cursor = query.text("cursor")};
    query.finish();
    if (wants_table(asked.request)) wanted.limit = kTablePage;
    const auto page = [&context, wanted,
                       caller = asked.caller()](const std::string& cursor) -> base::Result<json::object> {
        auto part = wanted;
        part.cursor = cursor;
        const auto found = context.database.read(
            [&](const db::ReadTx& tx) { return flows::list_customers(tx, context, caller, part); });
        json::array items;
        for (const auto& item : found.items) items.push_back(customer_json(item));
        return json::object{
            {"items", std::move(items)},
            {"next_cursor", found.next_cursor ? json::value(*found.next_cursor) : json::value(nullptr)}};
    };
    return list_response(context, asked, {"customers", kCustomerColumns, page});
}

base::Result<http::Response> list_duplicates(flows::Context& context, const Asked& asked) {
    QueryReader query{asked.request};
    const auto limit = query.integer("limit", 1, 200, 50);
    const auto cursor = query.text("cursor", 400);
    query.finish();
    return context.database.read([&](const db::ReadTx& tx) -> base::Result<http::Response> {
        const auto page = flows::list_duplicates(tx, context, asked.caller(), cursor, limit);
        if (!page) return page.refusal();
        json::array items;
        for (const auto& pair : page->items) {
            auto one = duplicate_json(pair);
            // Who decides has to see both.
            for (const auto& [key, code] : {std::pair{"first", pair.first}, std::pair{"second", pair.second}}) {
                const auto shown = flows::show_customer(tx, context, asked.caller(), code);
                if (shown) one[key] = customer_json(*shown);
            }
            items.push_back(std::move(one));
        }
        return http::json(json::to_text(
            json::object{{"items", std::move(items)},
                         {"next_cursor", page->next_cursor ? json::value(*page->next_cursor) : json::value(nullptr)}}));
    });
}

/// A text; null takes a value away.
cases::Text text_or_nothing(BodyReader& body, std::string_view key, std::size_t max) {
    if (!body.has(key)) return std::nullopt;
    return body.text(key, max);
}

flows::WantedCustomer read_customer(BodyReader& body) {
    return {.code = body.text("code", 60),
            .kind = body.word_if("kind", kKinds),
            .region = text_or_nothing(body, "region", 100),
            .city = text_or_nothing(body, "city", 100),
            .district = text_or_nothing(body, "district", 100),
            .name = text_or_nothing(body, "name", 100),
            .mobile = text_or_nothing(body, "mobile", 40),
            .address = text_or_nothing(body, "address", 300)};
}

Change register_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    auto wanted = read_customer(body);
    body.needed_text("name", 100);
    body.finish();
    return {[&context, wanted, caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        auto made = flows::register_customer(tx, context, caller, wanted);
        if (!made) return made.refusal();
        auto answer = customer_answer(tx, context, *made, 201);
        answer->location = "/api/v1/customers/" + made->code;
        return answer;
    }};
}

Change correct_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    auto wanted = read_customer(body);
    wanted.code = code_of(asked);
    body.finish();
    return {[&context, wanted, caller = asked.caller()](db::WriteTx& tx) {
        return customer_answer(tx, context, flows::correct_customer(tx, context, caller, wanted), 200);
    }};
}

Change merge_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const auto into = body.needed_text("into", 100);
    body.finish();
    return {[&context, code = code_of(asked), into, caller = asked.caller()](db::WriteTx& tx) {
        return customer_answer(tx, context, flows::merge_customer(tx, context, caller, code, into), 201);
    }};
}

Change undo_merge_change(flows::Context& context, const Asked& asked) {
    return {[&context, code = code_of(asked), caller = asked.caller()](db::WriteTx& tx) {
        return customer_answer(tx, context, flows::undo_merge_customer(tx, context, caller, code), 200);
    }};
}

Change consent_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const flows::GiveConsent wanted{.customer = code_of(asked),
                                    .purpose = body.word("purpose", {"service", "marketing", "survey", "sharing"}, ""),
                                    .text_version = body.needed_text("text_version", 40),
                                    .channel = body.text_if("channel", 40)};
    body.needed_text("purpose", 40);
    body.finish();
    return {[&context, wanted, caller = asked.caller()](db::WriteTx& tx) {
        return customer_answer(tx, context, flows::give_consent(tx, context, caller, wanted), 201);
    }};
}

Change withdraw_change(flows::Context& context, const Asked& asked) {
    return {[&context, code = code_of(asked), consent = std::string{asked.request.param("consent_id")},
             caller = asked.caller()](db::WriteTx& tx) {
        return customer_answer(tx, context, flows::withdraw_consent(tx, context, caller, code, consent), 200);
    }};
}

Change dismiss_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const std::pair pair{body.needed_text("first", 100), body.needed_text("second", 100)};
    body.finish();
    return {[&context, pair, caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        const auto done = flows::dismiss_duplicate(tx, context, caller, pair);
        if (!done) return done.refusal();
        return Answer{.status = 204};
    }};
}

base::Result<Answer> values_answer(const base::Result<flows::Disclosed>& disclosed) {
    if (!disclosed) return disclosed.refusal();
    json::object values;
    for (const auto& [field, value] : *disclosed) values[field] = value;
    return Answer{.status = 201, .body = json::to_text(json::object{{"values", std::move(values)}}), .is_secret = true};
}

Change disclose_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    const flows::DisclosePersonal wanted{.case_id = code_of(asked), .reason = body.needed_text("reason", 500)};
    body.finish();
    return {
        .write = [&context, wanted, caller = asked.caller()](
                     db::WriteTx& tx) { return values_answer(flows::disclose_customer(tx, context, caller, wanted)); },
        .again =
            [&context, code = wanted.case_id, caller = asked.caller()](const db::ReadTx& tx) {
                return values_answer(flows::read_disclosed_customer(tx, context, caller, code));
            }};
}

}  // namespace

void add_customer_routes(Routes& routes) {
    auto& context = routes.context();
    routes.read({"GET", "/api/v1/customers", "list_customers", http::Lane::Read, Permission::ReadUnits},
                [&context](const Asked& asked) { return list_customers(context, asked); });
    routes.read({"GET", "/api/v1/customers/{code}", "show_customer", http::Lane::Read, Permission::ReadUnits},
                [&context](const Asked& asked) -> base::Result<http::Response> {
                    const auto shown = context.database.read([&](const db::ReadTx& tx) {
                        return flows::show_customer(tx, context, asked.caller(), code_of(asked));
                    });
                    if (!shown) return shown.refusal();
                    return http::json(json::to_text(customer_json(*shown)));
                });
    routes.read(
        {"GET", "/api/v1/customers/{code}/entries", "list_customer_entries", http::Lane::Read, Permission::ReadUnits},
        [&context](const Asked& asked) -> base::Result<http::Response> {
            const auto entries = context.database.read([&](const db::ReadTx& tx) {
                return flows::list_customer_entries(tx, context, asked.caller(), code_of(asked));
            });
            if (!entries) return entries.refusal();
            return http::json(json::to_text(entries_json(*entries)));
        });
    routes.read(
        {"GET", "/api/v1/customer-duplicates", "list_customer_duplicates", http::Lane::Read, Permission::ReadUnits},
        [&context](const Asked& asked) { return list_duplicates(context, asked); });

    const auto add = [&](const char* method, const char* pattern, const char* id, auto make) {
        routes.change({method, pattern, id, http::Lane::Write, Permission::WorkOnUnits},
                      [&context, make](const Asked& asked) -> base::Result<Change> { return make(context, asked); });
    };
    add("POST", "/api/v1/customers", "register_customer", register_change);
    add("PATCH", "/api/v1/customers/{code}", "correct_customer", correct_change);
    add("POST", "/api/v1/customers/{code}/merge", "merge_customer", merge_change);
    add("DELETE", "/api/v1/customers/{code}/merge", "undo_merge_customer", undo_merge_change);
    add("POST", "/api/v1/customers/{code}/consents", "give_consent", consent_change);
    add("DELETE", "/api/v1/customers/{code}/consents/{consent_id}", "withdraw_consent", withdraw_change);
    add("POST", "/api/v1/customers/{code}/disclosures", "disclose_customer", disclose_change);
    add("POST", "/api/v1/customer-duplicates/dismissals", "dismiss_customer_duplicate", dismiss_change);
}

}  // namespace api
