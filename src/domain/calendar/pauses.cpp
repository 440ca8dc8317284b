#include "domain/calendar/pauses.hpp"

#include <algorithm>

#include "base/failure.hpp"

namespace calendar {

Pauses::Pauses(std::vector<Pause> pauses) {
    std::erase_if(pauses, [](const Pause& pause) { return pause.from_at == pause.to_at; });
    std::sort(pauses.begin(), pauses.end(), [](const Pause& a, const Pause& b) { return a.from_at < b.from_at; });
    for (const auto& pause : pauses) {
        if (pause.to_at < pause.from_at) {
            throw base::BadInput("the pause from " + base::to_rfc3339(pause.from_at) + " ends before it begins",
                                 "pauses", "write a pause as [from, to]");
        }
        if (!pauses_.empty() && pause.from_at <= pauses_.back().to_at) {
            pauses_.back().to_at = std::max(pauses_.back().to_at, pause.to_at);
        } else {
            pauses_.push_back(pause);
        }
    }
}

}  // namespace calendar
