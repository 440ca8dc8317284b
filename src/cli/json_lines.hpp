#pragma once

#include <functional>
#include <stdexcept>
#include <string>

#include "base/result.hpp"
#include "json/json.hpp"

namespace cli {

/// Thrown by an answer to refuse one line with a code of the field: {"id":..,"error":{"code","detail","line"}}.
struct LineRefused : std::runtime_error {
    LineRefused(std::string code_, const std::string& detail) : std::runtime_error(detail), code(std::move(code_)) {}
    std::string code;
};

/// Fills `answer` for one request; its `id` is already there. Throw LineRefused, or base::BadInput (code bad_input).
using LineAnswer = std::function<void(const json::object& request, json::object& answer)>;

/// Reads JSON Lines from one file descriptor and writes an answer a line to another, in order, as a filter does:
/// memory does not grow with the input, what was read is answered before it waits for more. An empty line is passed
/// over; a line over 16 MiB, or one that is no JSON object, gets an error with its number and the next is read.
/// Returns the exit status: 0, or 2 when a line was bad.
int answer_lines(int in, int out, const LineAnswer& answer);

}  // namespace cli
