#pragma once

#include "domain/guarantee/laws.hpp"
#include "json/json.hpp"

namespace cli {

/// `fivestar entitle`: facts of a unit a line in, what the consumer is entitled to out. Codes: `unknown_rulebook`,
/// `bad_input`. Returns the exit status: 0, or 2 when a line was bad.
int entitle(int in, int out, const guarantee::Laws& laws);

/// Memory that is used again from line to line.
struct EntitleMemory {
    explicit EntitleMemory(const guarantee::Laws& laws) : facts(laws.vocabulary()) {}
    guarantee::Facts facts;
    guarantee::Answer answer;
};

/// One line of it: fills `answer`, or throws LineRefused or base::BadInput.
void answer_entitle(const json::object& request, const guarantee::Laws& laws, EntitleMemory& memory,
                    json::object& answer);

}  // namespace cli
