#include "api/case_json.hpp"

namespace api {
namespace {

json::array pieces_json(const std::vector<calendar::Piece>& pieces) {
    json::array out;
    for (const auto& piece : pieces) {
        const auto length = std::chrono::duration_cast<std::chrono::seconds>(piece.to_at - piece.from_at);
        out.push_back(json::object{{"from", base::to_rfc3339(piece.from_at)},
                                   {"to", base::to_rfc3339(piece.to_at)},
                                   {"seconds", length.count()}});
    }
    return out;
}

json::array pauses_json(const flows::PromiseExplanation& told) {
    json::array out;
    for (const auto& pause : told.pauses) {
        out.push_back(json::object{
            {"from", base::to_rfc3339(pause.from)}, {"to", base::to_rfc3339(pause.to)}, {"reason", "customer"}});
    }
    if (told.waiting_since) {
        out.push_back(
            json::object{{"from", base::to_rfc3339(*told.waiting_since)}, {"to", nullptr}, {"reason", "customer"}});
    }
    return out;
}

cases::Bilingual reason_of(const calendar::ClosedDay& day) {
    using Why = calendar::ClosedDay::Why;
    if (day.why == Why::Holiday && !day.holiday.zh.empty()) return {day.holiday.zh, day.holiday.en};
    if (day.why == Why::Holiday) return {"节假日", "Holiday"};
    if (day.why == Why::Week) return {"休息日", "Day off"};
    return {"当日不营业", "Closed on this day"};
}

json::array closed_json(const std::vector<calendar::ClosedDay>& days) {
    json::array out;
    for (const auto& day : days) {
        out.push_back(json::object{{"on", base::to_string(day.on)}, {"reason", bilingual_json(reason_of(day))}});
    }
    return out;
}

}  // namespace

json::object explanation_json(const flows::PromiseExplanation& told) {
    const bool is_working = !told.promise.calendar.empty();
    json::object out{{"promise_id", told.promise.id},
                     {"title", bilingual_json(told.promise.title)},
                     {"clock", is_working ? "working" : "elapsed"}};
    if (is_working) {
        out["calendar"] = told.promise.calendar;
        out["calendar_version"] = told.calendar_version;
    }
    out["seconds"] = told.promise.seconds;
    out["started_at"] = base::to_rfc3339(told.started_at);
    out["due_at"] = time_json(told.standing.due_at);
    out["settled_at"] = time_json(told.standing.settled_at);
    out["outcome"] = promises::to_word(told.standing.outcome);
    out["counted"] = pieces_json(told.counted);
    out["pauses"] = pauses_json(told);
    out["closed"] = closed_json(told.closed);
    out["warnings"] = told.is_unpublished ? json::array{"holidays_unpublished"} : json::array{};
    return out;
}

}  // namespace api
