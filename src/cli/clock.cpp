#include "cli/clock.hpp"

#include <cmath>

#include "base/failure.hpp"
#include "cli/clock_explanation.hpp"
#include "cli/json_lines.hpp"

namespace cli {
namespace {

using base::BadInput;
using base::Instant;
using std::chrono::seconds;

constexpr std::string_view kFields[] = {"id", "calendar", "op", "from", "to", "seconds", "pauses", "explain"};

const json::value& needed(const json::object& request, const char* name) {
    if (const auto* value = request.if_contains(name)) return *value;
    throw BadInput(std::string{"the request lacks '"} + name + "'");
}

Instant instant_of(const json::value& value, const char* where) {
    const auto* text = value.if_string();
    const auto at = text == nullptr ? std::nullopt : base::parse_rfc3339(*text);
    if (!at) throw BadInput("is not an instant", where, "write it as 2026-10-01T09:00:00+08:00");
    return *at;
}

std::int64_t whole_seconds(const json::value& value) {
    if (const auto* whole = value.if_int64()) return *whole;
    if (const auto* number = value.if_double(); number != nullptr && std::abs(*number) < 9e15) {
        if (*number == std::trunc(*number)) return static_cast<std::int64_t>(*number);
    }
    throw BadInput("must be a whole number", "seconds");
}

bool is_wanted(const json::object& request, const char* name) {
    const auto* given = request.if_contains(name);
    if (given == nullptr) return false;
    if (const auto* flag = given->if_bool()) return *flag;
    throw BadInput("must be true or false", name);
}

calendar::Pauses pauses_of(const json::object& request) {
    const auto* given = request.if_contains("pauses");
    if (given == nullptr || given->is_null()) return {};
    const auto* list = given->if_array();
    if (list == nullptr) throw BadInput("must be an array of pairs", "pauses");
    std::vector<calendar::Pause> pauses;
    pauses.reserve(list->size());
    for (const auto& pause : *list) {
        const auto* ends = pause.if_array();
        if (ends == nullptr || ends->size() != 2) throw BadInput("must be an array of pairs", "pauses");
        pauses.push_back({instant_of((*ends)[0], "pauses"), instant_of((*ends)[1], "pauses")});
    }
    return calendar::Pauses{std::move(pauses)};
}

std::string detail_of(const base::Refusal& refusal) {
    if (refusal.code == "no_working_time") return "ten years bring no working time";
    return "seconds may not be negative";
}

void warn(json::object& answer, const char* code, const std::string& detail) {
    auto& warnings = answer["warnings"];
    if (!warnings.is_array()) warnings.emplace_array();
    warnings.as_array().push_back(json::object{{"code", code}, {"detail", detail}});
}

void warn_of_unknown(const json::object& request, const Clocks::Entry& entry, json::object& answer) {
    for (const auto& [key, value] : request) {
        if (std::find(std::begin(kFields), std::end(kFields), std::string_view{key}) == std::end(kFields)) {
            warn(answer, "unknown_field", key);
        }
    }
    for (const auto& key : entry.unknown) warn(answer, "unknown_field", key);
}

}  // namespace

void ClockAnswers::operator()(const json::object& request, json::object& answer) {
    const auto& entry = clocks_.find(needed(request, "calendar"));
    const auto& clock = *entry.clock;
    const auto* op = needed(request, "op").if_string();
    const auto from = instant_of(needed(request, "from"), "from");
    const auto pauses = pauses_of(request);
    Instant to;
    if (op != nullptr && *op == "add") {
        const auto at = clock.add(from, whole_seconds(needed(request, "seconds")), pauses);
        if (!at) throw LineRefused(at.refusal().code, detail_of(at.refusal()));
        to = *at;
        answer["at"] = base::to_rfc3339(std::chrono::ceil<seconds>(to));
    } else if (op != nullptr && *op == "between") {
        to = instant_of(needed(request, "to"), "to");
        const auto worked = clock.between(from, to, pauses);
        answer["seconds"] = std::chrono::duration_cast<seconds>(worked).count();
    } else {
        throw BadInput("must be 'add' or 'between'", "op");
    }
    if (is_wanted(request, "explain")) {
        answer["explanation"] = explanation_of(clock.calendar(), from, to, pauses);
    }
    if (clock.calendar().is_unpublished(from) || clock.calendar().is_unpublished(to)) {
        warn(answer, "calendar_unpublished",
             "holidays are announced from " + base::to_string(clock.calendar().published->from_on) + " to " +
                 base::to_string(clock.calendar().published->until_on) + "; other days follow the week");
    }
    warn_of_unknown(request, entry, answer);
}

int clock(int in, int out) {
    ClockAnswers answers;
    return answer_lines(in, out, [&](const json::object& request, json::object& answer) { answers(request, answer); });
}

}  // namespace cli
