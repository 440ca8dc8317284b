#pragma once

#include "cli/clocks.hpp"
#include "json/json.hpp"

namespace cli {

/// Answers requests for working time: {"calendar", "op": "add", "from", "seconds", "pauses"} with {"at"}, and
/// {"calendar", "op": "between", "from", "to", "pauses"} with {"seconds"}. `at` is rounded up to a whole second,
/// `seconds` towards zero. With "explain": true the answer also lists what was counted, what was paused and which days
/// were closed. `warnings` are there where the holidays are not announced yet (`calendar_unpublished`) or a word means
/// nothing
/// (`unknown_field`). Refused lines: `bad_input`, `negative_seconds`, `no_working_time`.
class ClockAnswers {
public:
    void operator()(const json::object& request, json::object& answer);

private:
    Clocks clocks_;
};

/// `fivestar clock`: the filter from one file descriptor to another. Returns the exit status.
int clock(int in, int out);

}  // namespace cli
