#include "domain/calendar/explain.hpp"

#include <algorithm>
#include <utility>

#include "domain/calendar/local_days.hpp"

namespace calendar {
namespace {

using base::Instant;
using std::chrono::seconds;

void append_piece(std::vector<Piece>& pieces, const Piece& piece) {
    if (piece.from_at >= piece.to_at) return;
    if (!pieces.empty() && pieces.back().to_at == piece.from_at && pieces.back().on == piece.on) {
        pieces.back().to_at = piece.to_at;
    } else {
        pieces.push_back(piece);
    }
}

void divide(Explanation& out, Piece piece, const Pauses& pauses) {
    for (const auto& pause : pauses) {
        if (pause.to_at <= piece.from_at) continue;
        if (pause.from_at >= piece.to_at) break;
        const auto stops = std::max(piece.from_at, pause.from_at);
        const auto goes_on = std::min(piece.to_at, pause.to_at);
        append_piece(out.counted, {piece.from_at, stops, piece.on});
        append_piece(out.paused, {stops, goes_on, piece.on});
        piece.from_at = goes_on;
    }
    append_piece(out.counted, piece);
}

ClosedDay closed_day(const WorkingCalendar& calendar, base::Date day) {
    if (calendar.workdays.contains(day)) return {day, ClosedDay::Why::Workday, {}};
    const auto holiday = calendar.holidays.find(day);
    if (holiday != calendar.holidays.end()) return {day, ClosedDay::Why::Holiday, holiday->second};
    return {day, ClosedDay::Why::Week, {}};
}

}  // namespace

Explanation explain(const WorkingCalendar& calendar, Instant from, Instant to, const Pauses& pauses) {
    if (to < from) std::swap(from, to);
    Explanation out;
    const auto first = std::chrono::floor<seconds>(from).time_since_epoch().count();
    const auto last = std::chrono::ceil<seconds>(to).time_since_epoch().count();
    each_local_stretch(*calendar.zone, first, last, [&](const LocalStretch& stretch) {
        const base::Date day{std::chrono::sys_days{std::chrono::days{stretch.day}}};
        const auto& hours_of_day = calendar.hours_on(day);
        if (hours_of_day.empty() && (out.closed.empty() || out.closed.back().on != day)) {
            out.closed.push_back(closed_day(calendar, day));
        }
        for (const auto& hours : hours_of_day) {
            const Instant opens{seconds{std::max(stretch.from, stretch.midnight() + hours.from_second)}};
            const Instant closes{seconds{std::min(stretch.to, stretch.midnight() + hours.to_second)}};
            if (opens < closes) divide(out, {std::max(opens, from), std::min(closes, to), day}, pauses);
        }
    });
    for (const auto& piece : out.counted) out.total += piece.to_at - piece.from_at;
    return out;
}

}  // namespace calendar
