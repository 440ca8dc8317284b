#include "api/measure_routes.hpp"

#include <algorithm>
#include <array>

#include "api/case_json.hpp"
#include "api/query_reader.hpp"
#include "api/table_export.hpp"
#include "base/text.hpp"
#include "flows/live_star.hpp"
#include "flows/show_case.hpp"
#include "present/measure_json.hpp"
#include "present/star_json.hpp"

namespace api {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 3> kSides{"denominator", "numerator", "rest"};
constexpr int kHistoryPoints = 13;
constexpr std::array<present::SheetColumn, 10> kFigureColumns{{{"measure", "指标", "Measure"},
                                                               {"of", "维度", "Of"},
                                                               {"value", "数值", "Value"},
                                                               {"numerator", "分子", "Numerator"},
                                                               {"denominator", "分母", "Denominator"},
                                                               {"n", "样本数", "n"},
                                                               {"low", "区间下限", "Low"},
                                                               {"high", "区间上限", "High"},
                                                               {"target", "目标", "Target"},
                                                               {"verdict", "结论", "Verdict"}}};

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (const auto word : base::split(text, ',')) {
        if (!word.empty()) words.emplace_back(word);
    }
    return words;
}

http::Response text_response(const json::object& body) {
    return http::json(json::to_text(body));
}

/// One line a measure and row: a table has no figures within figures. What a row is of stands in one cell.
json::array figure_rows(const json::object& told) {
    json::array lines;
    for (const auto& row : told.at("rows").as_array()) {
        json::array of;
        for (const auto& by : told.at("by").as_array()) of.push_back(row.at(by.as_string()));
        for (const auto& [id, figure] : row.at("measures").as_object()) {
            auto line = figure.as_object();
            line["measure"] = id;
            line["of"] = of;
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

base::Result<http::Response> show_measures(flows::Context& context, const Asked& asked) {
    QueryReader query{asked.request};
    flows::MeasureAsked wanted{.measures = words_of(query.text("measure", 2000)),
                               .by = words_of(query.text("by", 100)),
                               .from = query.day("from"),
                               .to = query.day("to"),
                               .where = query.pairs("where"),
                               .min_seq = query.integer("min_seq", 0, std::int64_t{1} << 60, 0)};
    query.finish();
    auto answer = flows::measure(context, asked.caller(), wanted);
    if (!answer) return answer.refusal();
    if (!wants_table(asked.request)) return text_response(present::measures_json(*answer, wanted));
    const auto told = present::measures_json(*answer, wanted);
    const auto page = [told](const std::string&) -> base::Result<json::object> {
        return json::object{{"items", figure_rows(told)}};
    };
    return list_response(context, asked, {"measures", kFigureColumns, page});
}

base::Result<json::object> measure_cases_json(flows::Context& context, const flows::Caller& caller,
                                              const flows::CasesAsked& wanted) {
    const auto page = flows::cases_behind(context, caller, wanted);
    if (!page) return page.refusal();
    json::array items;
    context.database.read([&](const db::ReadTx& tx) {
        for (const auto& id : page->case_ids) {
            if (const auto shown = flows::show_case(tx, context, caller, id)) items.push_back(brief_json(*shown));
        }
        return 0;
    });
    return json::object{
        {"items", std::move(items)},
        {"next_cursor", page->next_cursor.empty() ? json::value(nullptr) : json::value(page->next_cursor)},
        {"total", page->total}};
}

base::Result<http::Response> list_measure_cases(flows::Context& context, const Asked& asked) {
    QueryReader query{asked.request};
    flows::CasesAsked wanted{.measure = std::string{asked.request.param("measure_id")},
                             .from = query.day("from"),
                             .to = query.day("to"),
                             .where = query.pairs("where"),
                             .limit = query.integer("limit", 1, 200, 50),
                             .cursor = query.text("cursor")};
    if (const auto side = query.word("side", kSides); !side.empty()) wanted.side = side;
    query.finish();
    if (wants_table(asked.request)) wanted.limit = kTablePage;
    const auto page = [&context, wanted,
                       caller = asked.caller()](const std::string& cursor) -> base::Result<json::object> {
        auto part = wanted;
        part.cursor = cursor;
        return measure_cases_json(context, caller, part);
    };
    return list_response(context, asked, {wanted.measure, case_columns(), page});
}

base::Result<http::Response> show_star(flows::Context& context) {
    const auto star = flows::live_star(context, "gbt-27922-2011");
    if (!star) return star.refusal();
    return text_response(present::star_json(*star));
}

/// The score on past days, from the same cases: what was open then and is closed now counts as it was decided.
base::Result<http::Response> show_history(flows::Context& context, const Asked& asked) {
    QueryReader query{asked.request};
    const auto span = query.integer("days", 7, 730, 90);
    query.finish();
    const auto now = flows::live_star(context, "gbt-27922-2011");
    if (!now) return now.refusal();
    json::array items;
    for (int i = kHistoryPoints; i >= 0; --i) {
        const base::Date until{sys_days{now->to} - days{span * i / kHistoryPoints}};
        const auto star = flows::live_star(context, "gbt-27922-2011", until);
        if (!star) return star.refusal();
        auto told = present::star_json(*star);
        items.push_back(json::object{{"on", base::to_string(base::Date{sys_days{until} - days{1}})},
                                     {"score", told["score"]},
                                     {"low", told["low"]},
                                     {"high", told["high"]}});
    }
    return text_response({{"items", std::move(items)}});
}

/// The one figure of a measure in a month.
json::value month_figure(flows::Context& context, const flows::Caller& caller, const std::string& measure,
                         std::chrono::year_month month) {
    const flows::MeasureAsked asked{
        .measures = {measure}, .from = base::Date{month / 1}, .to = base::Date{(month + months{1}) / 1}};
    const auto answer = flows::measure(context, caller, asked);
    if (!answer || answer->rows.empty() || answer->rows.front().figures.empty()) return nullptr;
    return present::figure_json(answer->rows.front().figures.front());
}

}  // namespace

PromiseFigures promise_figures(flows::Context& context) {
    return [&context](const flows::Caller& caller, const promises::Promise& promise, json::object& out) {
        if (!context.lens || context.books()->measures.find(promise.measure) == nullptr) return;
        const auto today = flows::local_day(context.organisation, context.now());
        const auto month = today.year() / today.month();
        out["figure"] = month_figure(context, caller, promise.measure, month);
        out["before"] = month_figure(context, caller, promise.measure, month - months{1});
        if (const auto* measure = context.books()->measures.find(promise.measure)) out["unit"] = measure->unit;
    };
}

void add_measure_routes(Routes& routes) {
    auto& context = routes.context();
    routes.read({.method = "GET", .pattern = "/api/v1/measures", .id = "show_measures", .lane = http::Lane::Work},
                [&context](const Asked& asked) { return show_measures(context, asked); });
    routes.read({.method = "GET",
                 .pattern = "/api/v1/measures/{measure_id}/cases",
                 .id = "list_measure_cases",
                 .lane = http::Lane::Work},
                [&context](const Asked& asked) { return list_measure_cases(context, asked); });
    routes.read({.method = "GET", .pattern = "/api/v1/measure-book", .id = "show_measure_book"},
                [&context](const Asked&) -> base::Result<http::Response> {
                    return text_response(present::measure_book_json(context.books()->measures));
                });
    routes.read({.method = "GET", .pattern = "/api/v1/star", .id = "show_star", .lane = http::Lane::Work},
                [&context](const Asked&) { return show_star(context); });
    routes.read(
        {.method = "GET", .pattern = "/api/v1/star/history", .id = "show_star_history", .lane = http::Lane::Work},
        [&context](const Asked& asked) { return show_history(context, asked); });
}

}  // namespace api
