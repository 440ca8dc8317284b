#pragma once

#include <set>
#include <string_view>

#include "lens/measure.hpp"
#include "rules/node.hpp"

namespace lens {

/// The measures of one or more books, in the order of reading.
class MeasureBook {
public:
    /// Adds the measures of a text. Refuses, as base::BadInput with line and column, an undeclared word or column, a
    /// test that the column's kind does not take, a doubled id, a share without numerator, a mean without value.
    void add(std::string_view text, const std::string& file);

    const std::vector<Measure>& measures() const { return measures_; }
    const Measure* find(std::string_view id) const;

private:
    std::vector<Measure> measures_;
};

/// The ids of further promises that a measure counts by.
std::set<std::string> promises_of(const Measure& measure);

/// One condition: a list is "all of", a map is {all: [...]}, {any: [...]} or {column: ..., TEST: ...}.
Condition read_condition(const rules::Node& node);

}  // namespace lens
