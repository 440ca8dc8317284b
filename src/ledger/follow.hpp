#pragma once

#include <vector>

#include "db/transaction.hpp"
#include "ledger/entry.hpp"

namespace ledger {

/// The next entries behind `seq`, in order, at most `limit`. A follower keeps the number of the last one as its cursor.
std::vector<Entry> entries_after(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t seq,
                                 std::int64_t limit);

/// Every entry of one subject, in order.
std::vector<Entry> entries_of(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view subject_id);

/// What an entry speaks of.
struct Subject {
    std::int64_t seq = 0;
    std::string kind;
    std::string id;
};
/// The subjects of the next entries behind `seq`, in order, at most `limit`; without payloads.
std::vector<Subject> subjects_after(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t seq,
                                    std::int64_t limit);

/// The hash of an entry in hexadecimal; empty where there is none.
std::string hash_of(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t seq);

/// The subjects of one kind that entries behind `seq` speak of.
struct Changed {
    std::vector<std::string> subject_ids;  ///< each once, in the order of their first entry
    std::int64_t up_to = 0;                ///< the last number that was read; `seq` where there was none
    bool more = false;                     ///< whether a further page may follow
};
Changed changed_after(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view subject_kind,
                      std::int64_t seq, std::int64_t limit);

}  // namespace ledger
