#include "store/personal_store.hpp"

#include "base/hash.hpp"
#include "store/personal_store_sql.hpp"

namespace store {
namespace {

std::string make_salt(const base::Random& random) {
    std::string bytes;
    for (int i = 0; i < 2; ++i) {
        auto bits = random();
        for (int j = 0; j < 8; ++j, bits >>= 8) bytes += static_cast<char>(bits & 0xff);
    }
    return bytes;
}

}  // namespace

cases::PersonalRef keep_personal(db::WriteTx& tx, std::int64_t organisation_id, const PersonalValue& value,
                                 const PersonalSource& source) {
    const auto salt = make_salt(source.random);
    cases::PersonalRef ref{std::string{value.field}, source.ids.next(source.now),
                           base::to_hex(base::sha256(salt, value.value))};
    tx.run(sql::kInsertPersonal,
           {organisation_id, ref.personal_id, value.subject_id, value.field, value.value, base::to_hex(salt)});
    return ref;
}

std::map<std::string, std::string> personal_of(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view subject_id) {
    std::map<std::string, std::string> values;
    tx.each(sql::kPersonalOfSubject, {organisation_id, subject_id},
            [&](const db::Row& row) { values.emplace(std::string{row.text(0)}, std::string{row.text(2)}); });
    return values;
}

std::optional<std::string> find_personal(const db::ReadTx& tx, std::int64_t organisation_id,
                                         std::string_view personal_id) {
    return tx.one(sql::kFindPersonal, {organisation_id, personal_id},
                  [](const db::Row& row) { return std::string{row.text(0)}; });
}

void forget_personal(db::WriteTx& tx, std::int64_t organisation_id, std::string_view personal_id) {
    tx.run(sql::kForgetPersonal, {organisation_id, personal_id});
}

}  // namespace store
