#include "tables/instant_guess.hpp"

#include <fmt/format.h>

#include <array>

#include "base/failure.hpp"

namespace tables {

namespace {

constexpr std::uint64_t kTrial = 200;

/// Patterns without twin, then those whose day and month could be swapped.
constexpr std::array kPlainDates = {"yyyy-M-d",    "yyyy/M/d",   "yyyy.M.d",    "yyyy年M月d日",
                                    "d-MMM-yy",    "d-MMM-yyyy", "d MMM yy",    "d MMM yyyy",
                                    "MMM d, yyyy", "MMM d yyyy", "E MMM d yyyy"};
constexpr std::array<std::array<const char*, 2>, 6> kTwinDates = {{{"d/M/yyyy", "M/d/yyyy"},
                                                                   {"d-M-yyyy", "M-d-yyyy"},
                                                                   {"d.M.yyyy", "M.d.yyyy"},
                                                                   {"d/M/yy", "M/d/yy"},
                                                                   {"d-M-yy", "M-d-yy"},
                                                                   {"d.M.yy", "M.d.yy"}}};
constexpr std::array kTimes = {"",
                               " H:mm[:ss[.S]][ XXX][XXX]",
                               "'T'H:mm[:ss][.S][XXX]",
                               " h:mm[:ss] a",
                               " H时m分[s秒]",
                               " ah:mm[:ss]",
                               " a h:mm[:ss]"};
constexpr std::array kWhole = {"rfc3339", "yyyyMMddHHmmss", "yyyyMMdd HHmmss", "yyyyMMdd", "yyyyMMdd HH:mm:ss"};

/// A count is guessed only where it lies in the years in which files are made: 2000 to 2100.
bool is_likely_count(const std::string& pattern, std::string_view value) {
    const auto digits = std::min(value.find('.'), value.size());
    if (pattern == "epoch_seconds") return digits == 10 && value[0] <= '4';
    if (pattern == "epoch_millis") return digits == 13 && value[0] <= '4';
    if (pattern == "excel") return digits == 5 && value[0] >= '3' && value[0] <= '7';
    return true;
}

}  // namespace

InstantGuess::InstantGuess() {
    const auto add = [this](const std::string& pattern, int twin) {
        candidates_.push_back({InstantFormat::compile(pattern), twin});
    };
    for (const auto* whole : kWhole) add(whole, -1);
    for (const auto* time : kTimes) {
        for (const auto* date : kPlainDates) add(std::string(date) + time, -1);
        for (const auto& dates : kTwinDates) {
            const auto index = static_cast<int>(candidates_.size());
            add(std::string(dates[0]) + time, index + 1);
            add(std::string(dates[1]) + time, index);
        }
    }
    for (const auto* count : {"epoch_seconds", "epoch_millis", "excel"}) add(count, -1);
}

void InstantGuess::add(std::string_view value) {
    ++values_;
    std::vector<std::pair<std::size_t, WallTime>> read;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        auto& candidate = candidates_[i];
        if (candidate.out) continue;
        const auto reading =
            is_likely_count(candidate.format.pattern(), value) ? candidate.format.read(value) : std::nullopt;
        if (!reading) {
            ++candidate.failed;
        } else if (candidate.twin >= 0) {
            for (const auto& [other, wall] : read) {
                if (static_cast<int>(other) != candidate.twin || wall == reading->wall) continue;
                ++candidate.differs;
                ++candidates_[other].differs;
            }
            read.emplace_back(i, reading->wall);
        }
        // A hopeless candidate is tried no more; one that failed rarely may still win.
        if (values_ >= kTrial && candidate.failed * 2 > values_) candidate.out = true;
    }
}

InstantGuess::Verdict InstantGuess::verdict() const {
    if (values_ == 0) return {};
    const Candidate* best = nullptr;
    for (const auto& candidate : candidates_) {
        if (candidate.out) continue;
        if (best == nullptr || candidate.failed < best->failed) best = &candidate;
    }
    if (best == nullptr || best->failed * 20 > values_) return {State::Unknown, "", "", values_, 0};
    Verdict verdict{State::Found, best->format.pattern(), "", values_, best->failed};
    if (best->twin >= 0) {
        const auto& twin = candidates_[static_cast<std::size_t>(best->twin)];
        if (!twin.out && twin.failed == best->failed && best->differs > 0) {
            verdict.state = State::Ambiguous;
            verdict.other_pattern = twin.format.pattern();
        }
    }
    return verdict;
}

std::string InstantGuess::pattern_or_refuse(const std::string& where) const {
    const auto found = verdict();
    switch (found.state) {
        case State::Found:
            return found.pattern;
        case State::Nothing:
            throw base::BadInput("the column holds no instant at all", where, "name another column");
        case State::Unknown:
            throw base::BadInput("no known format reads the instants of this column", where,
                                 "give its format in the map, as in format: yyyy-MM-dd HH:mm:ss");
        case State::Ambiguous:
            throw base::BadInput(
                fmt::format("day and month cannot be told apart: none of {} values decides", found.values), where,
                fmt::format("give the format in the map, either format: \"{}\" or format: \"{}\"", found.pattern,
                            found.other_pattern));
    }
    return {};
}

}  // namespace tables
