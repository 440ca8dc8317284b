#pragma once

#include <libpq-fe.h>

#include <span>
#include <string>
#include <vector>

#include "db/value.hpp"

namespace db::postgres {

/// Values as texts that libpq can send; the server knows the types. Throws base::Failure for a text that holds a NUL,
/// which PostgreSQL cannot keep.
class Parameters {
public:
    Parameters(std::string_view query, std::span<const Value> values);
    int count() const { return static_cast<int>(texts_.size()); }
    const char* const* texts() const { return texts_.data(); }

private:
    std::string bytes_;
    std::vector<const char*> texts_;
};

/// One row of a result.
class PostgresRow final : public Row {
public:
    PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
    int columns() const override { return PQnfields(result_); }
    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) == 1; }
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;

private:
    const PGresult* result_;
    int row_;
};

}  // namespace db::postgres
