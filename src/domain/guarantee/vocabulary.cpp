#include "domain/guarantee/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guarantee {
namespace {

FactKind::Type read_type(const rules::Node& node) {
    const auto word = node.word({"flag", "word", "place", "day", "number", "money"});
    using Type = FactKind::Type;
    if (word == "flag") return Type::Flag;
    if (word == "word") return Type::Word;
    if (word == "place") return Type::Place;
    if (word == "day") return Type::Date;
    return word == "number" ? Type::Number : Type::Money;
}

std::vector<std::string> read_texts(const rules::Node& node) {
    std::vector<std::string> out;
    for (const auto& item : node.items()) out.push_back(item.text());
    return out;
}

}  // namespace

Bilingual read_bilingual(const rules::Node& node) {
    node.only({"zh", "en"});
    return {node.at("zh").text(), node.at("en").text()};
}

void Vocabulary::read_fact(const rules::Node& node) {
    node.only({"fact", "type", "title", "asks", "of", "words", "also", "derived"});
    FactKind kind;
    kind.name = node.at("fact").text();
    kind.type = read_type(node.at("type"));
    kind.title = read_bilingual(node.at("title"));
    if (const auto asks = node.find("asks")) kind.question = read_bilingual(*asks);
    if (const auto of = node.find("of")) kind.asked_of = of->word({"consumer", "seller", "repairer", "system"});
    if (kind.question.has_value() != !kind.asked_of.empty()) node.refuse("needs both 'asks' and 'of', or neither");
    if (const auto words = node.find("words")) kind.words = read_texts(*words);
    if (const auto derived = node.find("derived")) kind.derived = derived->flag();
    for (const auto& word : kind.words) words_.intern(word);
    const auto slot = static_cast<Slot>(facts_.size());
    std::vector<std::string> names{kind.name};
    if (const auto also = node.find("also")) {
        for (auto& name : read_texts(*also)) names.push_back(std::move(name));
    }
    for (const auto& name : names) {
        if (find(name)) node.refuse(fmt::format("gives the name '{}' to a second fact", name));
        const auto number = static_cast<std::size_t>(names_.intern(name));
        slot_of_name_.resize(std::max(slot_of_name_.size(), number + 1), static_cast<Slot>(-1));
        slot_of_name_[number] = slot;
    }
    facts_.push_back(std::move(kind));
}

Vocabulary Vocabulary::read(const rules::Node& book) {
    book.only({"id", "title", "source", "facts", "groups", "places"});
    Vocabulary out;
    for (const auto& item : book.at("facts").items()) out.read_fact(item);
    if (const auto groups = book.find("groups")) {
        for (const auto& [name, words] : groups->entries()) {
            out.groups_.emplace_back(name, read_texts(words));
            for (const auto& word : out.groups_.back().second) out.words_.intern(word);
        }
    }
    if (const auto places = book.find("places")) {
        for (const auto& [place, names] : places->entries()) {
            out.words_.intern(place);
            for (auto& name : read_texts(names)) out.places_.emplace_back(std::move(name), place);
        }
    }
    return out;
}

std::optional<Slot> Vocabulary::find(std::string_view name) const {
    const auto number = names_.find(name);
    if (number == Words::kNone || static_cast<std::size_t>(number) >= slot_of_name_.size()) return std::nullopt;
    const auto slot = slot_of_name_[static_cast<std::size_t>(number)];
    return slot == static_cast<Slot>(-1) ? std::nullopt : std::optional{slot};
}

Slot Vocabulary::slot(std::string_view name) const {
    const auto found = find(name);
    if (!found) {
        throw base::BadInput(fmt::format("lacks the fact '{}', which the program counts with", name),
                             "the book of facts");
    }
    return *found;
}

const std::vector<std::string>* Vocabulary::group(std::string_view name) const {
    for (const auto& [own, words] : groups_) {
        if (own == name) return &words;
    }
    return nullptr;
}

std::string_view Vocabulary::place(std::string_view name) const {
    for (const auto& [own, place] : places_) {
        if (own == name) return place;
    }
    return name;
}

}  // namespace guarantee
