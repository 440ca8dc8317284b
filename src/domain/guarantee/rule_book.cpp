#include <fmt/format.h>

#include "domain/guarantee/book_words.hpp"

namespace guarantee {
namespace {

const std::initializer_list<std::string_view> kSides = {"consumer", "seller",   "repairer", "producer",
                                                        "supplier", "platform", "operator", "loser"};

Refund read_refund(const rules::Node& node, const BookContext& context) {
    node.only({"base", "highest", "less"});
    Refund refund;
    refund.base = read_slots(node.at("base"), context);
    if (const auto highest = node.find("highest")) refund.highest = highest->flag();
    if (const auto less = node.find("less")) {
        const auto word = less->word({"depreciation", "use_fee", "gift"});
        if (word == "depreciation") refund.less = Refund::Less::Depreciation;
        if (word == "use_fee") refund.less = Refund::Less::UseFee;
        refund.less_gift = word == "gift";
    }
    return refund;
}

Consequence::Damages read_damages(const rules::Node& node) {
    node.only({"kind", "times", "least"});
    return {node.at("kind").text(), node.at("times").integer(), node.at("least").integer() * 100};
}

Duty read_duty(const rules::Node& node, const BookContext& context) {
    node.only({"name", "of", "from", "within", "rolls", "plus_days", "due_field", "within_field", "otherwise"});
    Duty duty;
    duty.name = node.at("name").text();
    duty.of = node.at("of").text();
    duty.from = read_slots(node.at("from"), context);
    duty.within = read_length(node.at("within"));
    if (const auto rolls = node.find("rolls")) duty.rolls = rolls->flag();
    if (const auto days = node.find("plus_days")) duty.plus_days = read_slot(*days, context);
    duty.due_field = node.text_or("due_field", "");
    duty.within_field = node.text_or("within_field", "");
    if (const auto otherwise = node.find("otherwise")) duty.otherwise = read_bilingual(*otherwise);
    return duty;
}

}  // namespace

NamedCondition read_named(const std::string& name, const rules::Node& node, const BookContext& context) {
    node.only({"when", "asks", "clause", "confidence", "text", "ours", "book"});
    NamedCondition out{name, read_condition(node.at("when"), context.words), node.text_or("asks", ""), {}};
    if (node.find("clause")) out.cite = read_citation(node, context);
    return out;
}

Rule read_rule(const rules::Node& node, const BookContext& context) {
    node.only({"id", "clause", "confidence", "text", "ours", "book", "when", "grants", "chooser", "responsible",
               "cost_bearer", "recourse", "refund"});
    Rule rule;
    rule.id = node.at("id").text();
    rule.where = node.where();
    rule.cite = read_citation(node, context);
    rule.when = read_condition(node.at("when"), context.words);
    rule.grants = read_remedies(node.at("grants"));
    if (rule.grants == 0) node.refuse("grants nothing");
    if (const auto chooser = node.find("chooser")) rule.chooser = chooser->word({"consumer", "seller"});
    if (const auto side = node.find("responsible")) rule.responsible = side->word(kSides);
    if (const auto side = node.find("cost_bearer")) rule.cost_bearer = side->word(kSides);
    rule.recourse = read_words(node, "recourse");
    if (const auto refund = node.find("refund")) rule.refund = read_refund(*refund, context);
    if ((rule.grants & kRefunds) != 0 && !rule.refund) node.refuse("grants a refund and does not say of what");
    return rule;
}

Exclusion read_exclusion(const rules::Node& node, const BookContext& context) {
    node.only({"id", "clause", "confidence", "text", "ours", "book", "when", "leaves", "only", "burden_of_proof",
               "needs", "fallback", "reason"});
    Exclusion out;
    out.id = node.at("id").text();
    out.where = node.where();
    out.cite = read_citation(node, context);
    out.when = read_condition(node.at("when"), context.words);
    if (const auto leaves = node.find("leaves")) out.leaves = read_remedies(*leaves);
    if (const auto only = node.find("only")) out.only = read_remedies(*only);
    if (out.leaves.has_value() == out.only.has_value()) node.refuse("needs one of 'leaves' and 'only'");
    if (const auto side = node.find("burden_of_proof")) out.burden_of_proof = side->word(kSides);
    out.needs = read_words(node, "needs");
    out.fallback = read_words(node, "fallback");
    if (const auto reason = node.find("reason")) {
        reason->only({"field", "says"});
        out.reason_field = reason->at("field").text();
        out.reason = reason->at("says").text();
    }
    return out;
}

Consequence read_consequence(const rules::Node& node, const BookContext& context) {
    node.only({"id",
               "clause",
               "confidence",
               "text",
               "ours",
               "book",
               "when",
               "with",
               "forbids",
               "forbids_by_reading",
               "must_do",
               "compensates",
               "sets_aside",
               "burden_of_proof",
               "loaner",
               "loaner_from_day",
               "restart",
               "repair_holds_days",
               "return_freight",
               "outbound_freight",
               "legal_conflict",
               "duties",
               "says",
               "damages",
               "settles_difference",
               "window"});
    Consequence out;
    out.id = node.at("id").text();
    out.cite = read_citation(node, context);
    if (const auto when = node.find("when")) out.when = read_condition(*when, context.words);
    if (const auto with = node.find("with")) out.with = read_remedies(*with);
    if (!out.when && out.with == 0) node.refuse("holds always", "say 'when' or 'with', or {always: true}");
    out.forbids = read_words(node, "forbids");
    out.forbids_by_reading = read_words(node, "forbids_by_reading");
    out.must_do = read_words(node, "must_do");
    out.compensates = read_words(node, "compensates");
    out.sets_aside = read_words(node, "sets_aside");
    out.burden_of_proof = node.text_or("burden_of_proof", "");
    out.loaner = node.text_or("loaner", "");
    if (const auto day = node.find("loaner_from_day")) out.loaner_from_day = day->integer();
    out.restart = node.text_or("restart", "");
    if (const auto days = node.find("repair_holds_days")) out.repair_holds_days = days->integer();
    out.return_freight = node.text_or("return_freight", "");
    out.outbound_freight = node.text_or("outbound_freight", "");
    if (const auto conflict = node.find("legal_conflict")) out.legal_conflict = read_bilingual(*conflict);
    if (const auto duties = node.find("duties")) {
        for (const auto& duty : duties->items()) out.duties.push_back(read_duty(duty, context));
    }
    if (const auto says = node.find("says")) {
        for (const auto& [field, value] : says->entries()) out.says.emplace_back(field, value.flag());
    }
    if (const auto damages = node.find("damages")) out.damages = read_damages(*damages);
    if (const auto settles = node.find("settles_difference")) out.settles_difference = settles->flag();
    out.window = node.text_or("window", "");
    return out;
}

}  // namespace guarantee
