#pragma once

#include <span>

#include "lens/appender.hpp"
#include "lens/case_fact.hpp"

namespace lens {

/// Adds narrow rows to a table made by create_table().
class FactsAppender {
public:
    FactsAppender(const duck::Connection& connection, const std::string& table);
    void add(std::span<const CaseFact> facts);
    void close() { appender_.close(); }

private:
    void fill_ids(std::span<const CaseFact> facts);
    template <typename T>
    void fill(std::size_t cell, std::span<const CaseFact> facts);

    duck::Appender appender_;
};

/// Adds ids to a table of one column.
void append_ids(const duck::Connection& connection, const std::string& table, std::span<const duck::Wide> ids);

}  // namespace lens
