#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"

namespace store {

/// One entry of the ledger as pages are told of it: without its payload, with the case that it speaks of.
struct News {
    std::int64_t seq = 0;
    base::Instant happened_at;
    std::string actor;
    std::string subject_kind;
    std::string subject_id;
    std::string type;
    std::string number;                 ///< of the case; empty where the entry speaks of none
    std::optional<std::string> outlet;  ///< that the case is with now

    bool is_of_case() const { return !number.empty(); }
};

/// The next entries behind `seq`, in order, at most `limit`.
std::vector<News> news_after(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t seq, std::int64_t limit);

}  // namespace store
