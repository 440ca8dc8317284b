#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tables {

/// The header of a table. Real headers repeat names ("Variant" twice) and leave some out, so a column can be addressed
/// three ways: by its name, by name and occurrence ("Variant#2"), by its number from 1 ("#7"). A name that is itself
/// written like one of these wins.
class Columns {
public:
    Columns() = default;
    explicit Columns(std::vector<std::string> names);

    std::size_t size() const { return names_.size(); }
    /// The names as in the file, without white space around them; may be empty or repeated.
    const std::vector<std::string>& names() const { return names_; }
    /// An address that means this column and no other.
    std::string address(std::size_t index) const;
    std::optional<std::size_t> find(std::string_view address) const;
    /// The column, or base::BadInput that lists what there is.
    std::size_t at(std::string_view address, const std::string& where) const;

private:
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> first_;
};

}  // namespace tables
