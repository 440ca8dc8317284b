#include "domain/cases/process.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cases {
namespace {

Bilingual read_bilingual(const rules::Node& node) {
    node.only({"zh", "en"});
    return {node.at("zh").text(), node.at("en").text()};
}

State read_state(const rules::Node& node) {
    const auto state = state_from(node.text());
    if (!state) node.refuse(fmt::format("'{}' is no state of a case", node.text()));
    return *state;
}

std::vector<std::string> read_words(const rules::Node& parent, std::string_view key,
                                    std::initializer_list<std::string_view> words) {
    std::vector<std::string> out;
    if (const auto list = parent.find(key)) {
        for (const auto& item : list->items()) out.push_back(words.size() == 0 ? item.text() : item.word(words));
    }
    return out;
}

Approval read_approval(const rules::Node& node) {
    node.only({"subject", "post"});
    return {node.at("subject").word({"return", "refund", "exchange", "warranty"}), node.at("post").text()};
}

Move read_move(const rules::Node& node) {
    node.only({"move", "title", "from", "to", "needs", "roles", "consent", "approval"});
    Move move;
    move.name =
        node.at("move").word({"respond", "assign", "start", "wait", "resume", "resolve", "close", "reopen", "note"});
    move.title = read_bilingual(node.at("title"));
    for (const auto& state : node.at("from").items()) move.from.push_back(read_state(state));
    if (const auto to = node.find("to"); to && to->text() != "back") move.to = read_state(*to);
    move.needs = read_words(node, "needs", {"person", "outlet", "person_or_outlet", "for", "text", "reason"});
    move.roles = read_words(node, "roles", {});
    if (const auto consent = node.find("consent")) move.needs_consent = consent->word({"needed", "free"}) == "needed";
    if (const auto approval = node.find("approval")) move.approval = read_approval(*approval);
    return move;
}

}  // namespace

const Move* Process::find(std::string_view name) const {
    const auto found = std::find_if(moves.begin(), moves.end(), [&](const Move& move) { return move.name == name; });
    return found == moves.end() ? nullptr : &*found;
}

std::vector<std::string> Process::moves_from(State state) const {
    std::vector<std::string> names;
    for (const auto& move : moves) {
        if (std::find(move.from.begin(), move.from.end(), state) != move.from.end()) names.push_back(move.name);
    }
    return names;
}

Process read_process(const rules::Node& book) {
    book.only({"id", "kind", "title", "prefix", "source", "moves"});
    Process process;
    process.kind = book.at("kind").text();
    process.title = read_bilingual(book.at("title"));
    process.prefix = book.at("prefix").text();
    for (const auto& item : book.at("moves").items()) {
        auto move = read_move(item);
        if (process.find(move.name) != nullptr) item.refuse(fmt::format("has the move '{}' a second time", move.name));
        process.moves.push_back(std::move(move));
    }
    if (process.find("resolve") == nullptr || process.find("close") == nullptr) {
        book.at("moves").refuse("must hold 'resolve' and 'close': a case has to end");
    }
    return process;
}

}  // namespace cases
