#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"

namespace store {

/// What was decided on a case by the guarantee law. `books`, `facts`, `forbidden` and `answer` are JSON texts: versions
/// by id of the books that decided, the facts as given, [{fee, book, clause, confidence}], and the whole answer.
struct Ruling {
    std::string ruling_id;
    std::string case_id;
    base::Instant decided_at;
    std::string decided_by;
    bool is_latest = true;
    std::optional<std::string> result;
    std::optional<std::string> next_trigger_on;
    std::string books;
    std::string facts;
    std::string forbidden;
    std::string answer;
};

/// The one that holds; nothing where nobody has decided yet.
std::optional<Ruling> latest_ruling(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id);
std::optional<Ruling> find_ruling(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view ruling_id);
/// The newest first.
std::vector<Ruling> rulings_of_case(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id,
                                    std::int64_t limit);
/// Rulings that hold and whose answer changes by itself on the day or did so before, at most so many.
std::vector<Ruling> rulings_due(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view day,
                                std::int64_t limit);

/// A ruling that holds on a running case.
struct RunningRuling {
    Ruling ruling;
    std::string number;  ///< of the case
};
/// At most so many behind the id given, in the order of ids.
std::vector<RunningRuling> rulings_of_running_cases(const db::ReadTx& tx, std::int64_t organisation_id,
                                                    std::string_view after, std::int64_t limit);

/// From now on this one holds.
void insert_ruling(db::WriteTx& tx, std::int64_t organisation_id, const Ruling& ruling);
/// Nothing is to be looked at again: the case is over.
void forget_trigger(db::WriteTx& tx, std::int64_t organisation_id, std::string_view ruling_id);

/// What an entry says of it: everything.
std::string payload_of(const Ruling& ruling);

/// A fee that a ruling forbids, with where that is written.
struct ForbiddenFee {
    std::string fee;
    std::string book;
    std::string clause;
    std::string confidence;
};
/// Out of `forbidden`; text that cannot be read holds none.
std::vector<ForbiddenFee> forbidden_of(const Ruling& ruling);

}  // namespace store
