#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "domain/guarantee/book_words.hpp"

namespace guarantee {
namespace {

template <typename T, typename Read>
void read_list(const rules::Node& parent, std::string_view key, std::vector<T>& out, Read read) {
    const auto list = parent.find(key);
    if (!list) return;
    for (const auto& item : list->items()) out.push_back(read(item));
}

template <typename T, typename Read>
void read_map(const rules::Node& parent, std::string_view key, std::vector<T>& out, Read read) {
    const auto map = parent.find(key);
    if (!map) return;
    for (const auto& [name, node] : map->entries()) out.push_back(read(name, node));
}

Value read_value(const rules::Node& node, FactKind::Type type, Vocabulary& vocabulary) {
    using Type = FactKind::Type;
    if (type == Type::Flag) return Value::known(node.flag() ? 1 : 0);
    if (type == Type::Date) return Value::known(to_day(node.date()));
    if (type == Type::Word || type == Type::Place) return Value::known(vocabulary.words().intern(node.text()));
    const auto millionths = read_millionths(node);
    return Value::known(type == Type::Money ? millionths / 10'000 : millionths);
}

Presumption read_presumption(const rules::Node& node, const BookContext& context) {
    node.only({"fact", "is", "when"});
    Presumption out;
    out.fact = read_slot(node.at("fact"), context);
    auto& vocabulary = context.words.vocabulary;
    out.value = read_value(node.at("is"), vocabulary.fact(out.fact).type, vocabulary);
    if (const auto when = node.find("when")) out.when = read_condition(*when, context.words);
    return out;
}

ClockChange read_clock_change(const rules::Node& node, const BookContext& context) {
    node.only({"of", "start", "suspended_by_repair", "restarts_on_part", "extended_once_by"});
    ClockChange out;
    out.clocks = read_words(node, "of");
    if (const auto start = node.find("start")) out.start = read_start(*start, context);
    if (const auto by = node.find("suspended_by_repair")) out.suspended_by_repair = read_citation(*by, context);
    if (const auto by = node.find("restarts_on_part")) out.restarts_on_part = read_citation(*by, context);
    if (const auto by = node.find("extended_once_by")) out.extended_once_by = read_length(*by);
    return out;
}

Overlay::Instead read_instead(const rules::Node& node, const BookContext& context) {
    node.only({"remedy", "by", "clause", "confidence", "text", "ours", "book"});
    const auto remedy = remedy_from(node.at("remedy").text());
    const auto by = remedy_from(node.at("by").text());
    if (!remedy || !by) node.refuse("names no remedy");
    return {*remedy, *by, read_citation(node, context)};
}

void read_header(const rules::Node& node, const BookContext& context, Book& book) {
    book.cited_as = read_words(node, "cited_as");
    book.title = read_bilingual(node.at("title"));
    book.level =
        node.at("level").word({"law", "state_reg", "dept_rule", "local_reg", "standard", "platform", "contract"});
    book.jurisdiction = node.at("jurisdiction").text();
    context.words.vocabulary.words().intern(book.jurisdiction);
    const auto in_force = node.at("in_force");
    in_force.only({"from", "until"});
    if (const auto from = in_force.find("from"); from && !from->is_null()) book.in_force_from = to_day(from->date());
    if (const auto until = in_force.find("until")) book.in_force_until = to_day(until->date());
    book.governs_by_sale = node.at("version_by").word({"sale", "today"}) == "sale";
    if (const auto last = node.find("last_resort")) book.last_resort = last->flag();
    if (const auto beside = node.find("beside")) book.beside = beside->flag();
    if (const auto leads = node.find("needs_no_fault")) book.needs_no_fault = leads->flag();
    if (const auto count = node.find("repair_days"))
        book.ceil_hours = count->word({"calendar", "ceil24h"}) == "ceil24h";
    book.calendar = node.text_or("calendar", "cn");
    if (const auto sources = node.find("sources")) {
        for (const auto& source : sources->items()) static_cast<void>(source.text());
    }
}

void read_amounts(const rules::Node& node, const BookContext& context, Book& book) {
    if (const auto less = node.find("depreciation")) {
        less->only({"rate", "from", "clause", "confidence", "text", "ours", "book"});
        Depreciation out{
            .cite = read_citation(*less, context), .rate = {}, .from = read_slots(less->at("from"), context)};
        out.cites_catalogue = less->at("rate").text() == "catalogue";
        if (!out.cites_catalogue) out.rate = read_millionths(less->at("rate"));
        book.depreciation = std::move(out);
    }
    if (const auto fee = node.find("use_fee")) {
        fee->only({"coefficient_most", "clause", "confidence", "text", "ours", "book"});
        book.use_fee = UseFee{read_citation(*fee, context), read_millionths(fee->at("coefficient_most"))};
    }
}

void read_otherwise(const rules::Node& node, const BookContext& context, Book& book) {
    const auto otherwise = node.find("otherwise");
    if (!otherwise) return;
    otherwise->only({"leaves", "clause", "confidence", "text", "ours", "book"});
    book.otherwise = read_remedies(otherwise->at("leaves"));
    book.otherwise_cite = read_citation(*otherwise, context);
}

template <typename T>
void refuse_doubled(const rules::Node& node, const std::vector<T>& list) {
    std::set<std::string> seen;
    for (const auto& one : list) {
        if (!seen.insert(one.id).second) node.refuse(fmt::format("has the id '{}' a second time", one.id));
    }
}

}  // namespace

Overlay read_overlay(const rules::Node& node, const BookContext& context) {
    node.only({"id", "on", "when", "adds_clocks", "clocks", "flags", "adds_flags", "rules", "exclusions",
               "consequences", "instead"});
    Overlay out;
    out.id = node.at("id").text();
    out.on = read_words(node, "on");
    if (out.on.empty()) node.refuse("lies over no book", "name books under 'on'");
    if (const auto when = node.find("when")) out.when = read_condition(*when, context.words);
    read_map(node, "adds_clocks", out.adds_clocks,
             [&](const auto& id, const auto& item) { return read_clock(id, item, context); });
    read_list(node, "clocks", out.clocks, [&](const auto& item) { return read_clock_change(item, context); });
    if (const auto flags = node.find("flags")) {
        for (const auto& [name, item] : flags->entries()) {
            item.only({"or"});
            out.flags.push_back({name, read_condition(item.at("or"), context.words)});
        }
    }
    read_map(node, "adds_flags", out.adds_flags,
             [&](const auto& name, const auto& item) { return read_named(name, item, context); });
    read_list(node, "rules", out.rules, [&](const auto& item) { return read_rule(item, context); });
    read_list(node, "exclusions", out.exclusions, [&](const auto& item) { return read_exclusion(item, context); });
    read_list(node, "consequences", out.consequences,
              [&](const auto& item) { return read_consequence(item, context); });
    read_list(node, "instead", out.instead, [&](const auto& item) { return read_instead(item, context); });
    return out;
}

Book read_book(const rules::Node& node, Vocabulary& vocabulary) {
    node.only({"id",           "cited_as",    "title",        "level",          "jurisdiction", "in_force",
               "version_by",   "last_resort", "beside",       "needs_no_fault", "repair_days",  "calendar",
               "sources",      "notes",       "applies_when", "presumed",       "catalogue",    "catalogue_source",
               "clocks",       "flags",       "rules",        "exclusions",     "otherwise",    "consequences",
               "depreciation", "use_fee",     "overlays"});
    Book book;
    book.id = node.at("id").text();
    std::vector<std::string> categories;
    BookContext context{book.id, {vocabulary, nullptr}};
    read_header(node, context, book);
    read_map(node, "catalogue", book.catalogue,
             [&](const auto& name, const auto& item) { return read_goods(name, item, context); });
    for (const auto& goods : book.catalogue) categories.push_back(goods.category);
    if (const auto source = node.find("catalogue_source")) book.catalogue_cite = read_citation(*source, context);
    context.words.catalogue = &categories;
    if (const auto when = node.find("applies_when")) book.applies_when = read_condition(*when, context.words);
    read_list(node, "presumed", book.presumed, [&](const auto& item) { return read_presumption(item, context); });
    read_map(node, "clocks", book.clocks,
             [&](const auto& id, const auto& item) { return read_clock(id, item, context); });
    read_map(node, "flags", book.flags,
             [&](const auto& id, const auto& item) { return read_named(id, item, context); });
    read_list(node, "rules", book.rules, [&](const auto& item) { return read_rule(item, context); });
    read_list(node, "exclusions", book.exclusions, [&](const auto& item) { return read_exclusion(item, context); });
    read_list(node, "consequences", book.consequences,
              [&](const auto& item) { return read_consequence(item, context); });
    read_list(node, "overlays", book.overlays, [&](const auto& item) { return read_overlay(item, context); });
    read_otherwise(node, context, book);
    read_amounts(node, context, book);
    refuse_doubled(node, book.rules);
    refuse_doubled(node, book.exclusions);
    refuse_doubled(node, book.consequences);
    book.decides = !book.rules.empty() || !book.clocks.empty() || !book.consequences.empty();
    return book;
}

}  // namespace guarantee
