#pragma once

#include "domain/units/unit.hpp"
#include "flows/context.hpp"

namespace flows {

/// What a guarantee decides upon, by the names that the facts of a ruling have. What nobody has said is absent; money
/// is whole fen.
struct UnitFacts {
    units::Text category;
    units::Text model;
    units::Text serial;
    units::Day manufactured_on;
    units::Day sold_on;  ///< the day of the purchase
    units::Day invoice_on;
    units::Day delivered_on;
    units::Day installed_on;
    units::Text installer;
    units::Day signed_on;
    units::Number price;
    units::Number price_paid;
    units::Text channel;  ///< store, online, tv, phone, mail; a live stream is online
    units::Docs docs;
    std::vector<units::Repair> repairs;  ///< those that are done, in the order of their days
    std::optional<units::Repair> open_repair;
    std::vector<units::Replacement> replacements;
    std::vector<units::Exchange> exchanges;  ///< every link that led to this unit, the oldest first
    bool is_first_owner = true;              ///< nobody had it before who has it now
};

/// The facts of a unit; nothing where there is no such unit.
std::optional<UnitFacts> unit_facts(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view unit_id);

}  // namespace flows
