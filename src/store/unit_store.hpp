#pragma once

#include "db/transaction.hpp"
#include "domain/units/unit.hpp"

namespace store {

/// The whole unit, from all its rows.
std::optional<units::Unit> find_unit(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view unit_id);
/// The unit_id that a serial number belongs to.
std::optional<std::string> unit_id_of_serial(const db::ReadTx& tx, std::int64_t organisation_id,
                                             std::string_view serial);
bool has_unit_id(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view unit_id);
/// The next unit_ids behind one, in order.
std::vector<std::string> unit_ids_after(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view behind,
                                        std::int64_t limit);

void put_unit(db::WriteTx& tx, std::int64_t organisation_id, const units::Unit& unit);
void put_purchase(db::WriteTx& tx, std::int64_t organisation_id, const units::Unit& unit);
/// The newest owner of the unit.
void insert_owner(db::WriteTx& tx, std::int64_t organisation_id, const units::Unit& unit);
void put_repair(db::WriteTx& tx, std::int64_t organisation_id, std::string_view unit_id, const units::Repair& repair);
void delete_repair(db::WriteTx& tx, std::int64_t organisation_id, std::string_view unit_id, std::string_view repair_id);
void insert_replacement(db::WriteTx& tx, std::int64_t organisation_id, std::string_view unit_id,
                        const units::Replacement& replacement);
/// The link from the old unit to the new one.
void insert_exchange(db::WriteTx& tx, std::int64_t organisation_id, std::string_view old_unit_id,
                     const units::Exchange& exchange);

/// What is printed on a unit.
struct PublicCode {
    std::string code;
    std::string unit_id;
    base::Instant given_at;
};
/// A code in force, by what it says; and the newest one of a unit.
std::optional<PublicCode> find_public_code(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code);
std::optional<PublicCode> public_code_of_unit(const db::ReadTx& tx, std::int64_t organisation_id,
                                              std::string_view unit_id);
void insert_public_code(db::WriteTx& tx, std::int64_t organisation_id, const PublicCode& code);

}  // namespace store
