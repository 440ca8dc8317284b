#pragma once

#include <span>

#include "lens/appender.hpp"
#include "lens/case_fact.hpp"

namespace lens {

/// Adds narrow rows to case_facts, and those of their further promises to promise_facts.
class FactsAppender {
public:
    explicit FactsAppender(const duck::Connection& connection);
    void add(std::span<const CaseFact> facts);
    void close();

private:
    void fill_ids(std::span<const CaseFact> facts);
    template <typename T>
    void fill(std::size_t cell, std::span<const CaseFact> facts);

    void add_promises(std::span<const CaseFact> facts);
    void append_promises();

    duck::Appender appender_;
    duck::Appender promises_;
    std::size_t waiting_ = 0;  ///< rows of this chunk of promises_
};

/// Adds ids to a table of one column.
void append_ids(const duck::Connection& connection, const std::string& table, std::span<const duck::Wide> ids);

}  // namespace lens
