#pragma once

#include <string>
#include <vector>

#include "tables/log_map.hpp"
#include "tables/source.hpp"

namespace tables {

/// A first map of an unknown log, to be confirmed by a person: found from the names of its columns, Chinese or English,
/// and from what their values do (a case repeats, an activity has few values, an instant can be read).
struct LogGuess {
    struct Choice {
        std::string what;       ///< "case", "activity", "instant", "resource", an attribute, "opened" ...
        std::string column;     ///< the address, or an activity
        double confidence = 0;  ///< 0 to 1
        std::string reason;     ///< one English phrase
    };
    LogMap map;
    std::vector<Choice> choices;
    std::vector<std::string> open;  ///< what nobody can tell from the file, as "zone"
};

/// Looks at the first rows of a source, which is used up by it. base::BadInput where no column can be the case, or none
/// holds instants.
LogGuess guess_log(Source& source, std::size_t rows_max = 5000);

/// The guess as a map file, each line with confidence and reason behind it.
std::string as_yaml(const LogGuess& guess);

/// The words that people use for a thing, as they stand in names of columns; in lower case.
namespace words {
/// How well a column's name fits "case", "activity", "instant", "resource" or an attribute: 0 not at all, 1 exactly.
double fit(const std::string& what, const std::string& column);
/// What an activity, a state or the name of an instant's column says; None where it says nothing.
Meaning meaning_of(const std::string& activity);
}  // namespace words

}  // namespace tables
