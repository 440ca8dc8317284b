#pragma once

#include <functional>
#include <string_view>

#include "domain/rating/score.hpp"
#include "json/json.hpp"

namespace cli {

/// The standard of a shipped or published book, by its id; nullptr where there is none.
using FindStandard = std::function<const rating::Standard*(std::string_view id)>;

/// `fivestar score`: an assessment a line in, its rating out. `standard` is the id of a book or an inline standard with
/// the words of a book. Codes: `unknown_standard`, `bad_input` (the detail begins with the reason that
/// rating::score lists, where it is one of those). Numbers are decimals: the score with two places, points with nine.
/// Returns the exit status: 0, or 2 when a line was bad.
int score(int in, int out, const FindStandard& find_standard);

/// One line of it: fills `answer`, or throws LineRefused or base::BadInput.
void answer_score(const json::object& request, const FindStandard& find_standard, json::object& answer);

}  // namespace cli
