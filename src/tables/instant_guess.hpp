#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/instant_format.hpp"

namespace tables {

/// Finds the format of a column of instants from its values: the one that reads the most of them, and at least 95 of
/// 100. Where day and month could be either way round, every value counts: one 13 decides.
class InstantGuess {
public:
    InstantGuess();
    /// Values that mean "missing" are not to be given.
    void add(std::string_view value);

    enum class State { Nothing, Unknown, Ambiguous, Found };
    /// Nothing: no value was given. Unknown: no format reads 95 of 100. Ambiguous: two do, and they mean different
    /// days.
    struct Verdict {
        State state = State::Nothing;
        std::string pattern;        ///< of Found and Ambiguous
        std::string other_pattern;  ///< of Ambiguous
        std::uint64_t values = 0;
        std::uint64_t unread = 0;
    };
    Verdict verdict() const;
    /// The pattern; base::BadInput where there is none or more than one, with the cure.
    std::string pattern_or_refuse(const std::string& where) const;

private:
    struct Candidate {
        InstantFormat format;
        int twin = -1;  ///< the same pattern with day and month swapped
        std::uint64_t failed = 0;
        std::uint64_t differs = 0;  ///< values that the twin reads as another day
        bool out = false;
    };
    std::vector<Candidate> candidates_;
    std::uint64_t values_ = 0;
};

}  // namespace tables
