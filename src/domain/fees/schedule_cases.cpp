#include "domain/fees/schedule_cases.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/node.hpp"

namespace fees {
namespace {

using rules::Node;

std::optional<base::Money> yuan_if(const Node& node, std::string_view key) {
    const auto found = node.find(key);
    if (!found) return std::nullopt;
    const auto amount = base::parse_yuan(found->text());
    if (!amount) found->refuse(fmt::format("'{}' is no amount in yuan", found->text()));
    return amount;
}

std::int64_t integer_or(const Node& node, std::string_view key, std::int64_t fallback) {
    const auto found = node.find(key);
    return found ? found->integer() : fallback;
}

template <typename Read>
auto read_list(const Node& node, std::string_view key, Read read) -> std::vector<decltype(read(node))> {
    std::vector<decltype(read(node))> out;
    if (const auto list = node.find(key)) {
        for (const auto& one : list->items()) out.push_back(read(one));
    }
    return out;
}

Forbidden read_forbidden(const Node& node) {
    node.only({"kind", "book", "clause", "confidence"});
    return {node.at("kind").text(),
            {node.at("book").text(), node.at("clause").text(),
             *confidence_from(node.at("confidence").word({"A", "B", "C"}))},
            "ruling of the case"};
}

ApprovedPrice read_approved(const Node& node) {
    node.only({"approval", "item", "price"});
    return {node.at("approval").text(), node.at("item").text(), yuan_if(node, "price").value_or(base::Money{})};
}

Line read_line(const Node& node) {
    node.only({"item", "quantity", "price", "bearer", "visit", "approval"});
    Line line{.item_id = node.at("item").text(),
              .quantity = integer_or(node, "quantity", 1),
              .unit_price = yuan_if(node, "price"),
              .visit = integer_or(node, "visit", 1),
              .approval_id = node.text_or("approval", "")};
    if (const auto bearer = node.find("bearer")) line.bearer = *bearer_from(bearer->word({"customer", "company"}));
    return line;
}

void read_expected(const Node& node, ScheduleCase& out) {
    node.only({"customer", "company", "unverified", "refused", "line"});
    if (node.entries().empty()) node.refuse("expects nothing");
    out.customer = yuan_if(node, "customer");
    out.company = yuan_if(node, "company");
    out.unverified = read_list(node, "unverified", [](const Node& one) { return one.text(); });
    if (const auto refused = node.find("refused")) out.refused = refused->text();
    if (const auto line = node.find("line")) out.line = line->integer();
}

ScheduleCase read_case(const Node& node) {
    node.only({"name", "on", "product", "region", "level", "forbidden", "approved", "lines", "test", "expect"});
    ScheduleCase out{.name = node.at("name").text(),
                     .where = node.where(),
                     .place = {node.text_or("product", ""), node.text_or("region", ""), node.text_or("level", "")},
                     .day = node.at("on").date(),
                     .forbidden = read_list(node, "forbidden", read_forbidden),
                     .approved = read_list(node, "approved", read_approved),
                     .lines = read_list(node, "lines", read_line)};
    if (const auto test = node.find("test"))
        out.fault_proved = test->word({"fault_proved", "no_fault"}) == "fault_proved";
    read_expected(node.at("expect"), out);
    return out;
}

std::string fact_of(const base::Refusal& refusal, std::string_view name) {
    for (const auto& [key, value] : refusal.facts) {
        if (key == name) return value;
    }
    return "";
}

}  // namespace

std::vector<ScheduleCase> read_schedule_cases(std::string_view yaml, const std::string& file) {
    std::vector<ScheduleCase> out;
    for (const auto& node : Node::parse(yaml, file).items()) out.push_back(read_case(node));
    return out;
}

std::optional<std::string> broken_by(const Schedule& schedule, const ScheduleCase& one) {
    std::vector<std::string> broken;
    const auto compare = [&](const char* what, const std::string& expected, const std::string& came) {
        if (expected != came) broken.push_back(fmt::format("{} {} expected, {} came", what, expected, came));
    };
    const Ground ground{schedule, one.place, one.day, one.forbidden, one.approved};
    auto checked = check_lines(ground, one.lines);
    compare("refusal", one.refused.value_or("no"), checked ? "no" : checked.refusal().code);
    if (!checked) {
        if (one.line) compare("line", fmt::to_string(*one.line), fact_of(checked.refusal(), "line"));
    } else {
        auto lines = std::move(*checked);
        if (one.fault_proved) lines = settle_inspection(schedule, std::move(lines), *one.fault_proved);
        const auto totals = totals_of(lines);
        if (one.customer) compare("customer", to_yuan(*one.customer), to_yuan(totals.customer));
        if (one.company) compare("company", to_yuan(*one.company), to_yuan(totals.company));
        std::vector<std::string> unverified;
        for (const auto& line : lines) {
            if (line.unverified) unverified.push_back(line.kind);
        }
        compare("unverified", fmt::format("{}", fmt::join(one.unverified, " ")),
                fmt::format("{}", fmt::join(unverified, " ")));
    }
    if (broken.empty()) return std::nullopt;
    return fmt::format("{}: {}: {}", one.where, one.name, fmt::join(broken, "; "));
}

}  // namespace fees
