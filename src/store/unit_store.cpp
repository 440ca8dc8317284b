#include "store/unit_store.hpp"

#include "store/unit_store_sql.hpp"

namespace store {
namespace {

/// Fills the fields of a part from the columns of a row, in their order.
class Columns {
public:
    explicit Columns(const db::Row& row, int first = 0) : row_(row), column_(first) {}

    std::string text() { return std::string{row_.text(column_++)}; }
    void read(units::Text& into) { into = row_.text_if(column_++); }
    void read(units::Number& into) { into = row_.integer_if(column_++); }
    void read(units::Flag& into) {
        const auto value = row_.integer_if(column_++);
        into = value ? units::Flag{*value != 0} : std::nullopt;
    }
    template <typename Part>
    void part(Part& into) {
        for_each_field(into, [this](std::string_view, auto& member) { read(member); });
    }

private:
    const db::Row& row_;
    int column_;
};

db::Value flag(const units::Flag& value) {
    return value ? db::Value{std::int64_t{*value}} : db::Value{nullptr};
}

units::Exchange read_exchange(const db::Row& row) {
    Columns columns{row};
    units::Exchange exchange{.unit_id = columns.text()};
    columns.part(exchange);
    return exchange;
}

PublicCode read_public_code(const db::Row& row) {
    return {std::string{row.text(0)}, std::string{row.text(1)}, row.instant(2)};
}

void read_what_befell(const db::ReadTx& tx, std::int64_t organisation_id, units::Unit& unit) {
    unit.owners = tx.all(sql::kOwnersOfUnit, {organisation_id, unit.unit_id}, [](const db::Row& row) {
        return units::Owner{std::string{row.text(0)}, row.text_if(1), std::string{row.text(2)}};
    });
    unit.repairs = tx.all(sql::kRepairsOfUnit, {organisation_id, unit.unit_id}, [](const db::Row& row) {
        Columns columns{row};
        units::Repair repair{.repair_id = columns.text()};
        columns.part(repair);
        return repair;
    });
    unit.replacements = tx.all(sql::kReplacementsOfUnit, {organisation_id, unit.unit_id}, [](const db::Row& row) {
        Columns columns{row};
        units::Replacement replacement{.replacement_id = columns.text()};
        columns.part(replacement);
        return replacement;
    });
    unit.replaced_by = tx.one(sql::kFindReplacingUnit, {organisation_id, unit.unit_id}, read_exchange);
    unit.replaces = tx.one(sql::kFindReplacedUnit, {organisation_id, unit.unit_id}, read_exchange);
}

}  // namespace

std::optional<units::Unit> find_unit(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view unit_id) {
    auto found = tx.one(sql::kFindUnit, {organisation_id, unit_id}, [](const db::Row& row) {
        Columns columns{row};
        units::Unit unit{.unit_id = columns.text()};
        columns.part(unit.identity);
        unit.revision = row.integer(9);
        return unit;
    });
    if (!found) return found;
    found->purchase = tx.one(sql::kFindPurchase, {organisation_id, unit_id}, [](const db::Row& row) {
        Columns columns{row};
        units::Purchase purchase;
        columns.part(purchase);
        columns.part(purchase.docs);
        return purchase;
    });
    read_what_befell(tx, organisation_id, *found);
    return found;
}

std::optional<std::string> unit_id_of_serial(const db::ReadTx& tx, std::int64_t organisation_id,
                                             std::string_view serial) {
    return tx.one(sql::kUnitIdOfSerial, {organisation_id, serial},
                  [](const db::Row& row) { return std::string{row.text(0)}; });
}

bool has_unit_id(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view unit_id) {
    return tx.exists(sql::kHasUnitId, {organisation_id, unit_id});
}

std::vector<std::string> unit_ids_after(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view behind,
                                        std::int64_t limit) {
    return tx.all(sql::kUnitIdsAfter, {organisation_id, behind, limit},
                  [](const db::Row& row) { return std::string{row.text(0)}; });
}

void put_unit(db::WriteTx& tx, std::int64_t organisation_id, const units::Unit& unit) {
    const auto& is = unit.identity;
    const auto owner = unit.owner() == nullptr ? units::Text{} : units::Text{*unit.owner()};
    tx.run(sql::kPutUnit, {organisation_id, unit.unit_id, is.serial, is.gtin, is.model, is.category, is.name, is.batch,
                           is.manufactured_on, is.outlet, owner, unit.revision});
}

void put_purchase(db::WriteTx& tx, std::int64_t organisation_id, const units::Unit& unit) {
    if (!unit.purchase) return;
    const auto& p = *unit.purchase;
    tx.run(sql::kPutPurchase, {organisation_id,
                               unit.unit_id,
                               p.sold_by,
                               p.channel,
                               p.platform,
                               p.anchor,
                               p.order_no,
                               p.invoice_no,
                               p.purchased_on,
                               p.invoice_on,
                               p.delivered_on,
                               p.installed_on,
                               p.installer,
                               p.signed_on,
                               p.price_fen,
                               p.price_paid_fen,
                               flag(p.docs.invoice),
                               flag(p.docs.invoice_copy),
                               flag(p.docs.card),
                               flag(p.docs.order_record)});
}

void insert_owner(db::WriteTx& tx, std::int64_t organisation_id, const units::Unit& unit) {
    const auto& owner = unit.owners.back();
    const auto position = static_cast<std::int64_t>(unit.owners.size()) - 1;
    tx.run(sql::kInsertOwner, {organisation_id, unit.unit_id, position, owner.customer, owner.from_on, owner.how});
}

void put_repair(db::WriteTx& tx, std::int64_t organisation_id, std::string_view unit_id, const units::Repair& repair) {
    tx.run(sql::kPutRepair, {organisation_id, unit_id, repair.repair_id, repair.case_id, repair.sent_on, repair.done_on,
                             repair.part, repair.fault_code, repair.hours, repair.excluded_hours, repair.outcome,
                             flag(repair.record), flag(repair.covered), repair.cause_of_delay});
}

void delete_repair(db::WriteTx& tx, std::int64_t organisation_id, std::string_view unit_id,
                   std::string_view repair_id) {
    tx.run(sql::kDeleteRepair, {organisation_id, unit_id, repair_id});
}

void insert_replacement(db::WriteTx& tx, std::int64_t organisation_id, std::string_view unit_id,
                        const units::Replacement& part) {
    tx.run(sql::kInsertReplacement,
           {organisation_id, unit_id, part.replacement_id, part.repair_id, part.scope, part.part, part.on, part.batch,
            part.origin, part.guarantee_from_on, part.guarantee_months});
}

void insert_exchange(db::WriteTx& tx, std::int64_t organisation_id, std::string_view old_unit_id,
                     const units::Exchange& exchange) {
    tx.run(sql::kInsertExchange,
           {organisation_id, old_unit_id, exchange.unit_id, exchange.on, exchange.reason, exchange.case_id});
}

std::optional<PublicCode> find_public_code(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code) {
    return tx.one(sql::kFindPublicCode, {organisation_id, code}, read_public_code);
}

std::optional<PublicCode> public_code_of_unit(const db::ReadTx& tx, std::int64_t organisation_id,
                                              std::string_view unit_id) {
    return tx.one(sql::kPublicCodeOfUnit, {organisation_id, unit_id}, read_public_code);
}

void insert_public_code(db::WriteTx& tx, std::int64_t organisation_id, const PublicCode& code) {
    tx.run(sql::kInsertPublicCode, {organisation_id, code.code, code.unit_id, code.given_at});
}

}  // namespace store
