#pragma once

#include <span>
#include <string>

#include "lens/duck.hpp"

namespace lens::duck {

enum class Cell { Flag, Integer, BigInt, Wide };

/// Adds rows to a table column by column, a chunk at a time: the fast way in.
class Appender {
public:
    Appender(const Connection& connection, const std::string& table, std::span<const Cell> cells);
    ~Appender();
    Appender(const Appender&) = delete;
    Appender& operator=(const Appender&) = delete;

    std::size_t chunk_rows() const { return chunk_rows_; }
    /// Where the values of a column of this chunk go: bool, int32, int64 or Wide a row.
    void* data(std::size_t column);
    void set_null(std::size_t column, std::size_t row);
    /// Hands over the first `rows` rows and begins the next chunk.
    void append(std::size_t rows);
    /// Hands over everything; to be called before the commit.
    void close();

private:
    [[noreturn]] void fail() const;
    std::shared_ptr<const Library> library_;
    void* appender_ = nullptr;
    void* chunk_ = nullptr;
    std::size_t columns_;
    std::size_t chunk_rows_;
    std::vector<std::uint64_t*> valid_;
};

}  // namespace lens::duck
