#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/ids.hpp"
#include "db/transaction.hpp"
#include "domain/cases/case.hpp"

namespace store {

/// A personal value that is about to be kept beside the ledger.
struct PersonalValue {
    std::string_view subject_id;  ///< whose case or file it belongs to
    std::string_view field;
    std::string_view value;
};

/// Where personal ids and salts come from.
struct PersonalSource {
    base::Ids& ids;
    const base::Random& random;
    base::Instant now;
};

/// Stores the value with a salt of its own and gives what an entry may hold of it.
cases::PersonalRef keep_personal(db::WriteTx& tx, std::int64_t organisation_id, const PersonalValue& value,
                                 const PersonalSource& source);

/// The values of one subject by personal_id; an erased one is not among them.
std::map<std::string, std::string> personal_of(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view subject_id);
/// One value; nothing where it was erased.
std::optional<std::string> find_personal(const db::ReadTx& tx, std::int64_t organisation_id,
                                         std::string_view personal_id);
/// Takes a value away, and its salt with it.
void forget_personal(db::WriteTx& tx, std::int64_t organisation_id, std::string_view personal_id);

}  // namespace store
