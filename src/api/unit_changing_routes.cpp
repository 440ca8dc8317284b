#include "api/route_groups.hpp"
#include "api/unit_body.hpp"
#include "api/unit_json.hpp"
#include "flows/move_unit.hpp"

namespace api {
namespace {

using flows::Answer;
using flows::Change;

std::string id_of(const Asked& asked) {
    return std::string{asked.request.param("id")};
}

/// The unit as it is now.
base::Result<Answer> unit_answer(const db::ReadTx& tx, const flows::Context& context, const flows::Caller& caller,
                                 base::Result<units::Unit> changed, int status) {
    if (!changed) return changed.refusal();
    const auto shown = flows::show_unit(tx, context, caller, std::move(*changed));
    return Answer{.status = status, .body = json::to_text(unit_json(shown))};
}

/// A change that a flow makes of what was asked for.
template <typename Wanted, typename Flow>
Change unit_change(flows::Context& context, const Asked& asked, Wanted wanted, Flow flow, int status = 201) {
    return {[&context, wanted = std::move(wanted), caller = asked.caller(), flow, status](db::WriteTx& tx) {
        return unit_answer(tx, context, caller, flow(tx, context, caller, wanted), status);
    }};
}

Change register_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::WantedUnit wanted;
    read_fields(body, wanted.identity);
    wanted.customer = body.text_if("customer", 100);
    auto purchase = body.object_if("purchase");
    wanted.purchase.emplace();
    read_fields(purchase, *wanted.purchase);
    body.finish();
    return {[&context, wanted = std::move(wanted), caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        auto made = flows::register_unit(tx, context, caller, wanted);
        if (!made) return made.refusal();
        auto answer = unit_answer(tx, context, caller, *made, 201);
        answer->location = "/api/v1/units/" + made->unit_id;
        return answer;
    }};
}

Change correct_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::WantedUnit wanted{.unit_id = id_of(asked)};
    read_fields(body, wanted.identity);
    body.finish();
    return unit_change(context, asked, std::move(wanted), flows::correct_unit, 200);
}

Change purchase_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::WantedUnit wanted{.unit_id = id_of(asked), .purchase = units::Purchase{}};
    read_fields(body, *wanted.purchase);
    body.finish();
    return unit_change(context, asked, std::move(wanted), flows::correct_unit);
}

/// A part of the purchase that comes later than it: on which day, and by whom.
Change installation_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    units::Purchase said;
    read_fields(body, said);
    body.needed_text("installed_on", 10);
    body.finish();
    flows::WantedUnit wanted{
        .unit_id = id_of(asked),
        .purchase = units::Purchase{.installed_on = said.installed_on, .installer = said.installer}};
    return unit_change(context, asked, std::move(wanted), flows::correct_unit);
}

Change transfer_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::TransferUnit wanted{
        .unit_id = id_of(asked), .customer = body.needed_text("customer", 100), .on = body.day_if("on")};
    body.finish();
    return unit_change(context, asked, std::move(wanted), flows::transfer_unit);
}

Change repair_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::RepairUnit wanted{.unit_id = id_of(asked), .repair = {}, .is_new = true};
    read_fields(body, wanted.repair);
    body.finish();
    return unit_change(context, asked, std::move(wanted), flows::repair_unit);
}

Change known_repair_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::RepairUnit wanted{.unit_id = id_of(asked), .repair = {}, .is_new = false};
    read_fields(body, wanted.repair);
    wanted.repair.repair_id = std::string{asked.request.param("repair_id")};
    body.finish();
    return unit_change(context, asked, std::move(wanted), flows::repair_unit, 200);
}

Change replacement_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::ReplacePart wanted{.unit_id = id_of(asked), .replacement = {}};
    read_fields(body, wanted.replacement);
    body.needed_text("part", 100);
    body.finish();
    return unit_change(context, asked, std::move(wanted), flows::replace_part);
}

Change exchange_change(flows::Context& context, const Asked& asked) {
    BodyReader body{asked.request.body};
    flows::ExchangeUnit wanted{.unit_id = id_of(asked), .with = {}, .exchange = {}};
    read_fields(body, wanted.exchange);
    auto with = body.needed_object("with");
    read_fields(with, wanted.with);
    body.finish();
    return unit_change(context, asked, std::move(wanted), flows::exchange_unit);
}

Change code_change(flows::Context& context, const Asked& asked) {
    return {[&context, id = id_of(asked), caller = asked.caller()](db::WriteTx& tx) -> base::Result<Answer> {
        const auto code = flows::give_public_code(tx, context, caller, id);
        if (!code) return code.refusal();
        return Answer{.status = 201,
                      .body = json::to_text(json::object{{"public_code", *code}, {"path", "/p/u/" + *code}})};
    }};
}

}  // namespace

void add_unit_changing_routes(Routes& routes) {
    auto& context = routes.context();
    const auto add = [&](const char* method, const char* pattern, const char* id, auto make) {
        routes.change({method, pattern, id, http::Lane::Write, Permission::WorkOnUnits},
                      [&context, make](const Asked& asked) -> base::Result<Change> { return make(context, asked); });
    };
    add("POST", "/api/v1/units", "register_unit", register_change);
    add("PATCH", "/api/v1/units/{id}", "correct_unit", correct_change);
    add("POST", "/api/v1/units/{id}/purchase", "record_purchase", purchase_change);
    add("POST", "/api/v1/units/{id}/installation", "record_installation", installation_change);
    add("POST", "/api/v1/units/{id}/transfers", "transfer_unit", transfer_change);
    add("POST", "/api/v1/units/{id}/repairs", "enter_repair", repair_change);
    add("PATCH", "/api/v1/units/{id}/repairs/{repair_id}", "change_repair", known_repair_change);
    add("POST", "/api/v1/units/{id}/replacements", "replace_part", replacement_change);
    add("POST", "/api/v1/units/{id}/exchanges", "exchange_unit", exchange_change);
    add("POST", "/api/v1/units/{id}/public-code", "give_public_code", code_change);
}

}  // namespace api
