#include "lens/appender.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "lens/duck_functions.hpp"

namespace lens::duck {

namespace {

duckdb_type type_of(Cell cell) {
    switch (cell) {
        case Cell::Flag:
            return DUCKDB_TYPE_BOOLEAN;
        case Cell::Integer:
            return DUCKDB_TYPE_INTEGER;
        case Cell::BigInt:
            return DUCKDB_TYPE_BIGINT;
        case Cell::Wide:
            return DUCKDB_TYPE_UHUGEINT;
    }
    CHECK(!"a cell of no kind");
    return DUCKDB_TYPE_INVALID;
}

}  // namespace

Appender::Appender(const Connection& connection, const std::string& table, std::span<const Cell> cells)
    : library_(connection.library()), columns_(cells.size()), valid_(cells.size(), nullptr) {
    const auto& duck = library_->functions();
    chunk_rows_ = duck.vector_size();
    duckdb_appender appender = nullptr;
    const auto state =
        duck.appender_create(static_cast<duckdb_connection>(connection.handle()), nullptr, table.c_str(), &appender);
    appender_ = appender;
    if (state != DuckDBSuccess) {
        const std::string why = duck.appender_error(appender);
        duck.appender_destroy(&appender);
        throw base::Failure(fmt::format("lens: {}: {}", table, why));
    }
    std::vector<duckdb_logical_type> types;
    for (const auto cell : cells) types.push_back(duck.create_logical_type(type_of(cell)));
    chunk_ = duck.create_data_chunk(types.data(), types.size());
    for (auto& type : types) duck.destroy_logical_type(&type);
}

Appender::~Appender() {
    const auto& duck = library_->functions();
    auto chunk = static_cast<duckdb_data_chunk>(chunk_);
    duck.destroy_data_chunk(&chunk);
    auto appender = static_cast<duckdb_appender>(appender_);
    duck.appender_destroy(&appender);
}

void* Appender::data(std::size_t column) {
    const auto& duck = library_->functions();
    return duck.vector_get_data(duck.data_chunk_get_vector(static_cast<duckdb_data_chunk>(chunk_), column));
}

void Appender::set_null(std::size_t column, std::size_t row) {
    if (valid_[column] == nullptr) {
        const auto& duck = library_->functions();
        const auto vector = duck.data_chunk_get_vector(static_cast<duckdb_data_chunk>(chunk_), column);
        duck.vector_ensure_validity_writable(vector);
        valid_[column] = duck.vector_get_validity(vector);
    }
    valid_[column][row / 64] &= ~(std::uint64_t{1} << (row % 64));
}

void Appender::append(std::size_t rows) {
    if (rows == 0) return;
    const auto& duck = library_->functions();
    const auto chunk = static_cast<duckdb_data_chunk>(chunk_);
    duck.data_chunk_set_size(chunk, rows);
    if (duck.append_data_chunk(static_cast<duckdb_appender>(appender_), chunk) != DuckDBSuccess) fail();
    duck.data_chunk_reset(chunk);
    std::fill(valid_.begin(), valid_.end(), nullptr);
}

void Appender::close() {
    if (library_->functions().appender_close(static_cast<duckdb_appender>(appender_)) != DuckDBSuccess) fail();
}

void Appender::fail() const {
    throw base::Failure(
        fmt::format("lens: {}", library_->functions().appender_error(static_cast<duckdb_appender>(appender_))));
}

}  // namespace lens::duck
