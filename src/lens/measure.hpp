#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lens/columns.hpp"

namespace lens {

/// A question about one case with a yes, a no or an unknown; a tree whose leaves compare a declared column. Unknown
/// counts as no. Read from data, never evaluated as code.
struct Condition {
    enum class Test {
        All,    ///< every part; none is always true
        Any,    ///< at least one part
        Is,     ///< is one of the words or the numbers
        IsNot,  ///< is none of them; an unknown value is none of them
        Known,  ///< `number` 1: there is a value, 0: there is none
        AtLeast,
        AtMost,
        Over,
        Under,
        NotAfter,  ///< an instant that does not lie behind that of `other`
        Past,      ///< an instant that lies at least `number` microseconds before the moment of reading
    };
    Test test = Test::All;
    Cell column = kKind;
    std::string promise = {};                ///< a further promise by its id: then not `column` is tested but its own,
    std::string_view promise_cell = {};      ///< "due_at" or "kept"
    std::vector<std::string> words = {};     ///< of a word column
    std::vector<std::int64_t> numbers = {};  ///< of the others
    std::int64_t number = 0;
    Cell other = kKind;
    std::vector<Condition> parts = {};
};

struct Bilingual {
    std::string zh;
    std::string en;
};

/// A figure that the organisation promises or watches. A share is numerator over denominator; a mean is over the
/// `value` of the cases in the denominator; a count is the number of cases in the denominator.
struct Measure {
    enum class Kind { Share, Mean, Count };
    enum class Direction { Higher, Lower };

    std::string id;
    Bilingual title;
    Bilingual meaning;
    Kind kind = Kind::Share;
    std::string unit;  ///< share, minutes, hours, days, points, cases
    Direction direction = Direction::Higher;
    std::optional<double> target;
    Event period = Event::Opened;
    Condition denominator;
    Condition numerator;
    Cell value = kKind;  ///< means only
    Bilingual source;
    std::string confidence;  ///< A, B, C or ours

    bool is_time() const { return kind == Kind::Mean && unit != "points"; }
};

/// How many of the stored number make one of the unit: 60,000,000 for minutes, 1 for the others.
double unit_size(const std::string& unit);

}  // namespace lens
