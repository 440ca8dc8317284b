#include <fmt/format.h>

#include "domain/guarantee/book_words.hpp"

namespace guarantee {
namespace {

Clock::Cap read_cap(const rules::Node& node, const BookContext& context) {
    node.only({"fact", "most", "tampered"});
    Clock::Cap cap{
        .fact = read_slot(node.at("fact"), context), .most = read_millionths(node.at("most")), .tampered = {}};
    if (const auto tampered = node.find("tampered")) cap.tampered = read_slot(*tampered, context);
    return cap;
}

Period read_period(const rules::Node& node) {
    Period period;
    const auto text = node.text();
    if (text == "catalogue_main") {
        period.for_main_parts = true;
    } else if (text != "catalogue") {
        period.fixed = read_length(node);
    }
    return period;
}

std::vector<Citation> read_suspension(const rules::Node& node, const BookContext& context) {
    node.only({"clause", "confidence", "text", "ours", "book"});
    return {read_citation(node, context)};
}

}  // namespace

Start read_start(const rules::Node& node, const BookContext& context) {
    node.only({"of", "after", "when", "clause", "confidence", "text", "ours", "book", "conflict"});
    Start start;
    start.cite = read_citation(node, context);
    start.of = read_slots(node.at("of"), context);
    if (const auto after = node.find("after")) start.after = read_length(*after);
    if (const auto when = node.find("when")) start.when = read_condition(*when, context.words);
    if (const auto conflict = node.find("conflict")) start.conflict = read_bilingual(*conflict);
    return start;
}

Clock read_clock(const std::string& id, const rules::Node& node, const BookContext& context) {
    node.only({"title", "clause", "confidence", "text", "ours", "book", "starts", "length", "tests", "at_latest",
               "suspended_by_repair", "suspended_days", "restarts_on_exchange", "restarts_on_part", "cap",
               "extended_once_by", "rolls", "main"});
    Clock clock;
    clock.id = id;
    clock.where = node.where();
    clock.cite = read_citation(node, context);
    clock.title = read_bilingual(node.at("title"));
    for (const auto& start : node.at("starts").items()) clock.starts.push_back(read_start(start, context));
    clock.period = read_period(node.at("length"));
    clock.tests = read_slots(node.at("tests"), context);
    if (const auto latest = node.find("at_latest")) clock.tests_at_latest = read_slots(*latest, context);
    if (const auto by = node.find("suspended_by_repair")) clock.suspended_by_repair = read_suspension(*by, context);
    if (const auto days = node.find("suspended_days")) clock.suspended_days = read_slot(*days, context);
    if (const auto flag = node.find("restarts_on_exchange")) clock.restarts_on_exchange = flag->flag();
    if (const auto by = node.find("restarts_on_part")) clock.restarts_on_part = read_suspension(*by, context);
    if (const auto cap = node.find("cap")) clock.cap = read_cap(*cap, context);
    if (const auto by = node.find("extended_once_by")) clock.extended_once_by = read_length(*by);
    if (const auto rolls = node.find("rolls")) clock.rolls = rolls->flag();
    if (const auto main = node.find("main")) clock.is_main = main->flag();
    if (clock.starts.empty()) node.refuse("begins with nothing", "name the facts it starts from");
    return clock;
}

namespace {

/// "1y", {length: 1y, confidence: B}, {between: [6m, 1y], ...} or {tiers: [{below: 100, length: 6m}, ..., {length:
/// 2y}]}.
Cell read_cell(const rules::Node& node, char confidence) {
    Cell cell;
    cell.confidence = confidence;
    if (node.is_scalar()) {
        cell.least = cell.most = read_length(node);
        return cell;
    }
    node.only({"length", "between", "tiers", "confidence"});
    if (const auto own = node.find("confidence")) cell.confidence = own->word({"A", "B", "C"})[0];
    if (const auto length = node.find("length")) cell.least = cell.most = read_length(*length);
    if (const auto between = node.find("between")) {
        const auto ends = between->items();
        if (ends.size() != 2) between->refuse("must hold two lengths, the shorter first");
        cell.least = read_length(ends[0]);
        cell.most = read_length(ends[1]);
    }
    if (const auto tiers = node.find("tiers")) {
        for (const auto& tier : tiers->items()) {
            tier.only({"below", "length"});
            std::optional<std::int64_t> below;
            if (const auto yuan = tier.find("below")) below = yuan->integer() * 100;
            cell.tiers.push_back({below, read_length(tier.at("length"))});
        }
        if (cell.tiers.empty() || cell.tiers.back().below_fen) tiers->refuse("needs a last tier without 'below'");
    }
    if (cell.tiers.empty() && !cell.least) node.refuse("says no length", "write length, between or tiers");
    return cell;
}

}  // namespace

Goods read_goods(const std::string& category, const rules::Node& node, const BookContext& context) {
    node.only({"title", "confidence", "whole", "main", "parts", "main_parts", "rate", "note"});
    Goods goods;
    goods.category = category;
    goods.title = read_bilingual(node.at("title"));
    const auto confidence = node.at("confidence").word({"A", "B", "C"})[0];
    if (const auto whole = node.find("whole")) goods.whole = read_cell(*whole, confidence);
    if (const auto main = node.find("main")) goods.main = read_cell(*main, confidence);
    if (const auto parts = node.find("parts")) {
        for (const auto& [part, cell] : parts->entries()) goods.parts.emplace(part, read_cell(cell, confidence));
    }
    goods.main_parts = read_words(node, "main_parts");
    goods.rate_confidence = confidence;
    if (const auto rate = node.find("rate")) {
        if (rate->is_map()) {
            rate->only({"rate", "confidence"});
            goods.rate_confidence = rate->at("confidence").word({"A", "B", "C"})[0];
        }
        goods.rate = read_millionths(rate->is_map() ? rate->at("rate") : *rate);
    }
    auto& words = context.words.vocabulary.words();
    words.intern(category);
    for (const auto& part : goods.main_parts) words.intern(part);
    for (const auto& [part, cell] : goods.parts) words.intern(part);
    return goods;
}

}  // namespace guarantee
