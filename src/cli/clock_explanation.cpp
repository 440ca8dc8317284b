#include "cli/clock_explanation.hpp"

#include "base/failure.hpp"

namespace cli {
namespace {

json::array pieces_of(const std::vector<calendar::Piece>& pieces) {
    json::array out;
    out.reserve(pieces.size());
    for (const auto& piece : pieces) {
        out.push_back(json::object{{"on", base::to_string(piece.on)},
                                   {"from", base::to_rfc3339(piece.from_at)},
                                   {"to", base::to_rfc3339(piece.to_at)}});
    }
    return out;
}

const char* word_of(calendar::ClosedDay::Why why) {
    switch (why) {
        case calendar::ClosedDay::Why::Holiday:
            return "holiday";
        case calendar::ClosedDay::Why::Week:
            return "week";
        case calendar::ClosedDay::Why::Workday:
            return "workday";
    }
    return "";
}

}  // namespace

json::object explanation_of(const calendar::WorkingCalendar& calendar, base::Instant from, base::Instant to,
                            const calendar::Pauses& pauses) {
    if (std::chrono::abs(to - from) > std::chrono::years{10}) {
        throw base::BadInput("a span over ten years is not explained", "explain", "ask for a shorter one");
    }
    const auto said = explain(calendar, from, to, pauses);
    json::array closed;
    for (const auto& day : said.closed) {
        json::object one{{"on", base::to_string(day.on)}, {"why", word_of(day.why)}};
        if (!day.holiday.zh.empty()) one["zh"] = day.holiday.zh;
        if (!day.holiday.en.empty()) one["en"] = day.holiday.en;
        closed.push_back(std::move(one));
    }
    return {{"counted", pieces_of(said.counted)}, {"paused", pieces_of(said.paused)}, {"closed", std::move(closed)}};
}

}  // namespace cli
