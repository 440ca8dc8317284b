#include "domain/fees/schedule_book.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

#include "rules/node.hpp"

namespace fees {
namespace {

using rules::Node;

Bilingual read_bilingual(const Node& node) {
    node.only({"zh", "en"});
    return {node.at("zh").text(), node.at("en").text()};
}

std::string read_id(const Node& node) {
    auto id = node.text();
    if (id.empty() || id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") != std::string::npos) {
        node.refuse(fmt::format("'{}' must be of small letters, digits, '_' and '.'", id));
    }
    return id;
}

std::string read_kind(const Node& node) {
    auto kind = node.text();
    if (name_of_kind(kind).zh.empty()) {
        node.refuse(fmt::format("'{}' is no kind of fee; known are {}", kind, fmt::join(kKinds, ", ")));
    }
    return kind;
}

base::Money read_yuan(const Node& node) {
    const auto amount = base::parse_yuan(node.text());
    if (!amount) node.refuse(fmt::format("'{}' is no amount in yuan", node.text()), "write it as 30 or 30.50");
    return *amount;
}

Basis read_basis(const Node& node) {
    node.only({"book", "clause", "confidence"});
    Basis basis{.book = node.at("book").text(), .clause = node.text_or("clause", "")};
    basis.confidence = *confidence_from(node.at("confidence").word({"A", "B", "C"}));
    if (basis.book != "ours" && basis.clause.empty()) node.refuse("names a book and no clause of it");
    return basis;
}

std::vector<std::string> read_words(const Node& parent, std::string_view key) {
    std::vector<std::string> words;
    const auto list = parent.find(key);
    if (!list) return words;
    for (const auto& item : list->items()) words.push_back(item.text());
    if (words.empty()) list->refuse("is empty", "leave it out where it is all the same");
    std::sort(words.begin(), words.end());
    return words;
}

Price read_price(const Node& node, const Schedule& schedule) {
    node.only({"price", "class", "region", "level", "from", "until"});
    Price price{.amount = read_yuan(node.at("price")),
                .classes = read_words(node, "class"),
                .regions = read_words(node, "region"),
                .levels = read_words(node, "level")};
    for (const auto& name : price.classes) {
        const auto is_it = [&](const ProductClass& one) { return one.class_id == name; };
        if (std::none_of(schedule.classes.begin(), schedule.classes.end(), is_it)) {
            node.at("class").refuse(fmt::format("names the class '{}', which the book does not declare", name));
        }
    }
    if (const auto from = node.find("from")) price.from = from->date();
    if (const auto until = node.find("until")) price.until = until->date();
    if (price.from && price.until && *price.until <= *price.from) node.at("until").refuse("must be after 'from'");
    return price;
}

auto conditions(const Price& price) {
    return std::tie(price.classes, price.regions, price.levels, price.from, price.until);
}

Item read_item(const Node& node, const Schedule& schedule) {
    node.only({"item", "kind", "title", "unit", "public", "prices"});
    Item item{.item_id = read_id(node.at("item")),
              .kind = read_kind(node.at("kind")),
              .title = read_bilingual(node.at("title")),
              .unit = read_bilingual(node.at("unit"))};
    if (schedule.find(item.item_id) != nullptr) node.refuse(fmt::format("has the item '{}' again", item.item_id));
    if (const auto is_public = node.find("public")) item.is_public = is_public->flag();
    for (const auto& one : node.at("prices").items()) {
        auto price = read_price(one, schedule);
        const auto same = [&](const Price& other) { return conditions(other) == conditions(price); };
        if (std::any_of(item.prices.begin(), item.prices.end(), same)) {
            one.refuse("has the conditions of a price above it", "close that one with 'until'");
        }
        item.prices.push_back(std::move(price));
    }
    if (item.prices.empty()) node.at("prices").refuse("is empty: an item has a price");
    return item;
}

StackingGroup read_group(const Node& node, const Schedule& schedule) {
    node.only({"group", "one_of", "text", "basis"});
    StackingGroup group{.group_id = read_id(node.at("group")),
                        .text = read_bilingual(node.at("text")),
                        .basis = read_basis(node.at("basis"))};
    for (const auto& kind : node.at("one_of").items()) {
        group.kinds.push_back(read_kind(kind));
        if (schedule.group_of(group.kinds.back()) != nullptr) kind.refuse("stands in a group above already");
    }
    if (group.kinds.empty()) node.at("one_of").refuse("is empty");
    return group;
}

InspectionRule read_inspection(const Node& node) {
    node.only({"fault_proved", "no_fault", "text", "basis"});
    const auto bearer = [&](const char* key) { return *bearer_from(node.at(key).word({"company", "customer"})); };
    return {bearer("fault_proved"), bearer("no_fault"), read_bilingual(node.at("text")), read_basis(node.at("basis"))};
}

ProductClass read_class(const Node& node) {
    node.only({"class", "title", "models"});
    return {read_id(node.at("class")), read_bilingual(node.at("title")), read_words(node, "models")};
}

}  // namespace

Schedule read_schedule(std::string_view yaml, const std::string& file) {
    const auto book = Node::parse(yaml, file);
    book.only({"id", "title", "source", "note", "classes", "items", "stacking", "inspection", "over_list"});
    Schedule schedule{.book_id = book.at("id").text(), .title = read_bilingual(book.at("title"))};
    static_cast<void>(book.at("source").text());
    if (const auto note = book.find("note")) schedule.note = read_bilingual(*note);
    if (const auto classes = book.find("classes")) {
        for (const auto& one : classes->items()) schedule.classes.push_back(read_class(one));
    }
    for (const auto& one : book.at("items").items()) schedule.items.push_back(read_item(one, schedule));
    for (const auto& one : book.at("stacking").items()) schedule.stacking.push_back(read_group(one, schedule));
    if (const auto inspection = book.find("inspection")) schedule.inspection = read_inspection(*inspection);
    const auto over_list = book.at("over_list");
    over_list.only({"post"});
    schedule.over_list_post = over_list.at("post").text();
    return schedule;
}

}  // namespace fees
