#include "cli/entitle.hpp"

#include <fmt/format.h>

#include "cli/json_lines.hpp"
#include "cli/json_words.hpp"
#include "present/guarantee_json.hpp"

namespace cli {

void answer_entitle(const json::object& request, const guarantee::Laws& laws, EntitleMemory& memory,
                    json::object& answer) {
    present::read_facts(as_object(at(request, "facts", ""), "facts"), laws.vocabulary(), memory.facts);
    const auto named = present::read_book_names(request.if_contains("rulebooks"));
    laws.decide(memory.facts, named, true, memory.answer);
    if (!memory.answer.unknown.empty()) {
        throw LineRefused("unknown_rulebook", fmt::format("there is no rulebook '{}'", memory.answer.unknown.front()));
    }
    present::write_answer(laws, memory.facts, memory.answer, false, answer);
}

int entitle(int in, int out, const guarantee::Laws& laws) {
    EntitleMemory memory{laws};
    return answer_lines(in, out, [&](const json::object& request, json::object& answer) {
        answer_entitle(request, laws, memory, answer);
    });
}

}  // namespace cli
