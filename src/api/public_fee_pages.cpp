#include <fmt/format.h>

#include <algorithm>

#include "api/problem.hpp"
#include "api/public_page.hpp"
#include "api/route_groups.hpp"
#include "flows/fees/consents.hpp"
#include "http/url.hpp"

namespace api {
namespace {

using fees::Consent;

/// The words of these pages, in the reader's language.
struct Words {
    Language language;

    std::string_view operator()(std::string_view zh, std::string_view en) const {
        return language == Language::Chinese ? zh : en;
    }
    std::string operator()(const cases::Bilingual& text) const {
        return escaped(language == Language::Chinese ? text.zh : text.en);
    }
    std::string kind(std::string_view kind) const {
        const auto name = fees::name_of_kind(kind);
        return escaped(language == Language::Chinese ? name.zh : name.en);
    }
};

std::string yuan(base::Money amount) {
    return "¥" + base::to_yuan(amount);
}

/// Where and from when a price counts.
std::string conditions(const fees::Schedule& schedule, const fees::Price& price, const Words& say) {
    std::vector<std::string> parts;
    for (const auto& name : price.classes) {
        const auto found = std::find_if(schedule.classes.begin(), schedule.classes.end(),
                                        [&](const fees::ProductClass& one) { return one.class_id == name; });
        if (found != schedule.classes.end()) parts.push_back(say(found->title));
    }
    for (const auto& region : price.regions) parts.push_back(escaped(region));
    for (const auto& level : price.levels) {
        parts.emplace_back(level == "own" ? say("直营网点", "own outlet") : say("授权网点", "commissioned outlet"));
    }
    if (price.from) parts.push_back(fmt::format("{} {}", say("自", "from"), base::to_string(*price.from)));
    if (price.until) parts.push_back(fmt::format("{} {}", say("至此日前：", "before"), base::to_string(*price.until)));
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) out += say("，", ", ");
        out += part;
    }
    return out;
}

std::string item_rows(const fees::Schedule& schedule, const fees::Item& item, base::Date day, const Words& say) {
    std::string prices;
    for (const auto& price : item.prices) {
        if (price.until && *price.until <= day) continue;
        const auto where = conditions(schedule, price, say);
        prices += fmt::format("{}{}{}", prices.empty() ? "" : "<br>", yuan(price.amount),
                              where.empty() ? "" : " <span class=\"soft\">" + where + "</span>");
    }
    return fmt::format("<tr><td>{}<br><span class=\"soft\">{}</span></td><td>{}</td><td class=\"n\">{}</td></tr>",
                       say(item.title), say.kind(item.kind), say(item.unit), prices);
}

PublicPage schedule_page(const fees::Schedule& schedule, base::Date day, const Words& say) {
    std::string body = fmt::format("<p>{}</p>", say(schedule.note));
    body += fmt::format("<p class=\"soft\">{} {} · {} {}</p>", say("第", "Version"), schedule.version,
                        say("版，适用日期", "as of"), base::to_string(day));
    body += fmt::format("<table><thead><tr><th>{}</th><th>{}</th><th class=\"n\">{}</th></tr></thead><tbody>",
                        say("项目", "Item"), say("单位", "Unit"), say("价格", "Price"));
    for (const auto& item : schedule.items) {
        if (item.is_public) body += item_rows(schedule, item, day, say);
    }
    body += fmt::format("</tbody></table><h2>{}</h2><ul>", say("收费规则", "Rules"));
    for (const auto& group : schedule.stacking) body += "<li>" + say(group.text) + "</li>";
    if (schedule.inspection) body += "<li>" + say(schedule.inspection->text) + "</li>";
    body += "</ul>";
    return {.title = std::string{schedule.title.zh}, .body = std::move(body)};
}

std::string state_words(const flows::ShownConsent& shown, const Words& say) {
    switch (shown.state) {
        case Consent::State::Given:
            return fmt::format("<p class=\"state\">{}</p>",
                               say("您已同意这份报价。", "You have agreed to this quotation."));
        case Consent::State::Declined:
            return fmt::format("<p class=\"state no\">{}</p>",
                               say("您没有同意这份报价，付费项目不会开工。",
                                   "You have said no. Nothing that is charged will be done."));
        case Consent::State::Lapsed:
            return fmt::format("<p class=\"state no\">{}</p>", say("这次确认已失效，请等待新的报价链接。",
                                                                   "This request has lapsed; a new link will follow."));
        case Consent::State::Asked:
            break;
    }
    return fmt::format(
        "<p>{}</p><form method=\"post\"><button class=\"yes\" name=\"decision\" value=\"given\">{}</button>"
        "<button name=\"decision\" value=\"declined\">{}</button></form><div class=\"box\"><p>{}</p>"
        "<p class=\"code\">{}</p></div>",
        say("同意后才会开始付费维修，账单不会超过这份报价。",
            "Chargeable work begins only once you agree, and the bill will not be above this."),
        say("同意", "I agree"), say("不同意", "I do not agree"),
        say("也可以把这个确认码读给工程师：", "Or read this code out to the technician:"), shown.code);
}

PublicPage consent_page(const flows::ShownConsent& shown, const Words& say) {
    std::string body = fmt::format("<p class=\"soft\">{} {} · {} {}</p>", say("服务单", "Case"), escaped(shown.number),
                                   say("收费标准第", "Fee schedule version"), shown.quotation.schedule_version);
    body +=
        fmt::format("<table><thead><tr><th>{}</th><th class=\"n\">{}</th><th class=\"n\">{}</th></tr></thead><tbody>",
                    say("项目", "Item"), say("数量", "Quantity"), say("金额", "Amount"));
    for (const auto& line : shown.lines) {
        const auto* item = shown.books->fee_schedule->find(line.item_id);
        const bool is_free = line.bearer == fees::Bearer::Company;
        body += fmt::format(
            "<tr><td>{}<br><span class=\"soft\">{}</span></td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            item != nullptr ? say(item->title) : escaped(line.item_id), say.kind(line.kind), line.quantity,
            is_free ? std::string{say("公司承担", "on us")} : yuan(line.amount));
    }
    body += fmt::format("<tr class=\"sum\"><td colspan=\"2\">{}</td><td class=\"n\">{}</td></tr></tbody></table>",
                        say("您需支付", "You pay"), yuan({shown.row.customer_fen}));
    body += state_words(shown, say);
    body += fmt::format("<p><a href=\"/p/fees?lang={}\">{}</a></p>", say("zh", "en"),
                        say("查看公开收费标准", "The public fee schedule"));
    return {.title = std::string{say("维修报价", "Quotation")}, .body = std::move(body)};
}

http::Response refusal_page(const base::Refusal& refusal, const flows::Context& context, const http::Request& request) {
    const auto language = page_language(request);
    const auto* text = find_refusal_text(refusal.code);
    const auto words = language == Language::Chinese ? text->zh : text->en;
    const auto code = fmt::format("<p data-code=\"{}\"></p>", text->code);
    return public_response({std::string{words}, context.organisation.name, code}, language, request, text->status);
}

base::Result<http::Response> show_consent_page(flows::Context& context, const Asked& asked) {
    const std::string link{asked.request.param("link")};
    const auto shown =
        context.database.read([&](const db::ReadTx& tx) { return flows::show_consent(tx, context, link); });
    if (!shown) return refusal_page(shown.refusal(), context, asked.request);
    const Words say{page_language(asked.request)};
    auto page = consent_page(*shown, say);
    page.organisation = context.organisation.name;
    return public_response(page, say.language, asked.request);
}

/// What the form of that page sends. The page is shown again, so that a reload asks nothing twice.
base::Result<http::Response> answer_consent_page(flows::Context& context, const Asked& asked) {
    const auto form = http::parse_query(asked.request.body);
    std::string decision;
    for (const auto& [name, value] : form.value_or(http::Pairs{})) {
        if (name == "decision") decision = value;
    }
    if (decision != "given" && decision != "declined") {
        return refusal_page({"bad_request"}, context, asked.request);
    }
    const flows::AnswerByLink wanted{.link = std::string{asked.request.param("link")}, .agrees = decision == "given"};
    const auto done =
        context.database.write_and_wait([&](db::WriteTx& tx) { return flows::answer_by_link(tx, context, wanted); },
                                        {.isolation = db::Manner::Isolation::Snapshot});
    if (!done) return refusal_page(done.refusal(), context, asked.request);
    return http::see_other(asked.request.path +
                           (page_language(asked.request) == Language::Chinese ? "?lang=zh" : "?lang=en"));
}

}  // namespace

void add_public_fee_pages(Routes& routes) {
    auto& context = routes.context();
    routes.read({.method = "GET", .pattern = "/p/fees", .id = "show_fee_page", .permission = Permission::Anyone},
                [&context](const Asked& asked) {
                    const Words say{page_language(asked.request)};
                    const auto books = context.books();
                    const auto day = flows::local_day(context.organisation, context.now());
                    auto page = schedule_page(*books->fee_schedule, day, say);
                    page.title = say.language == Language::Chinese ? books->fee_schedule->title.zh
                                                                   : books->fee_schedule->title.en;
                    page.organisation = context.organisation.name;
                    return public_response(page, say.language, asked.request);
                });
    routes.read(
        {.method = "GET", .pattern = "/p/q/{link}", .id = "show_consent_page", .permission = Permission::Anyone},
        [&context](const Asked& asked) { return show_consent_page(context, asked); });
    routes.read({.method = "POST",
                 .pattern = "/p/q/{link}",
                 .id = "answer_consent_page",
                 .lane = http::Lane::Work,
                 .permission = Permission::Anyone},
                [&context](const Asked& asked) { return answer_consent_page(context, asked); });
}

}  // namespace api
