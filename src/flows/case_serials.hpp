#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/time.hpp"
#include "db/database.hpp"

namespace flows {

/// Hands out the serials of case numbers, by prefix and day. A writer that is alone takes them one by one; where many
/// write, they would all wait for one row, so a server takes a block of 64 at once and keeps it in memory. What is left
/// of a block when the server stops, and what a flow had taken that was run again, is never used: numbers have gaps.
/// May be asked by several threads.
class CaseSerials {
public:
    /// Gives the first of `count` serials that follow each other.
    std::int64_t take(db::WriteTx& tx, db::Database& database, std::int64_t organisation_id,
                      const std::pair<std::string, base::Date>& prefix_and_day, std::int64_t count = 1);

private:
    struct Block {
        std::int64_t next = 0;
        std::int64_t left = 0;
    };
    std::mutex mutex_;
    std::map<std::pair<std::string, base::Date>, Block> blocks_;
};

}  // namespace flows
