#include "domain/guarantee/book_words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace guarantee {

Citation read_citation(const rules::Node& node, const BookContext& context) {
    Citation cite;
    cite.book = node.text_or("book", context.book);
    cite.clause = node.at("clause").text();
    cite.confidence = node.at("confidence").word({"A", "B", "C"})[0];
    if (const auto text = node.find("text")) cite.text = read_bilingual(*text);
    if (const auto ours = node.find("ours")) cite.ours = ours->flag();
    return cite;
}

Length read_length(const rules::Node& node) {
    const auto length = parse_length(node.text());
    if (!length) node.refuse(fmt::format("'{}' is no length", node.text()), "write 7d, 6m, 1y or 10wd (working days)");
    return *length;
}

std::vector<std::string> read_words(const rules::Node& parent, std::string_view key) {
    std::vector<std::string> out;
    if (const auto list = parent.find(key)) {
        for (const auto& item : list->items()) out.push_back(item.text());
    }
    return out;
}

Remedies read_remedies(const rules::Node& list) {
    Remedies out = 0;
    for (const auto& item : list.items()) {
        const auto remedy = remedy_from(item.text());
        if (!remedy) item.refuse(fmt::format("'{}' is no remedy", item.text()));
        out = static_cast<Remedies>(out | set_of(*remedy));
    }
    return out;
}

Slot read_slot(const rules::Node& node, const BookContext& context) {
    const auto slot = context.words.vocabulary.find(node.text());
    if (!slot) node.refuse(fmt::format("'{}' is no fact", node.text()), "declare it in the book of facts");
    return *slot;
}

std::vector<Slot> read_slots(const rules::Node& list, const BookContext& context) {
    std::vector<Slot> out;
    for (const auto& item : list.items()) out.push_back(read_slot(item, context));
    return out;
}

std::int64_t read_millionths(const rules::Node& node) {
    const auto number = node.number();
    if (!(number >= 0) || number > 1e9) node.refuse("is out of range");
    return std::llround(number * static_cast<double>(kMillionths));
}

}  // namespace guarantee
