#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tables/source.hpp"

namespace flows {

/// The master files of a company: whom a case refers to by code.
enum class MasterKind { Outlets, Staff, Customers, Units };
/// "outlets", "staff", "customers", "units".
std::optional<MasterKind> master_kind_from(std::string_view word);
std::string_view to_word(MasterKind kind);

/// Which column of a file holds which field. Headers are known in Chinese and English, whatever their case, blanks,
/// asterisks and remarks in brackets: 网点编码, 编号, code; 序列号, SN, serial ...
class MasterColumns {
public:
    /// Throws base::BadInput where a column that the file must have is not there, naming those there are.
    MasterColumns(MasterKind kind, const tables::Source& source);

    /// The cell of a field without white space around it; empty where there is no such column.
    std::string_view cell(const tables::Row& row, std::string_view field) const;
    /// The headers that were not understood: their cells are left out.
    const std::vector<std::string>& ignored() const { return ignored_; }

private:
    std::vector<std::pair<std::string_view, std::size_t>> places_;
    std::vector<std::string> ignored_;
};

}  // namespace flows
