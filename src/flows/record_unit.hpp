#pragma once

#include <string_view>

#include "domain/customers/customer.hpp"
#include "domain/units/events.hpp"
#include "ledger/append.hpp"

namespace flows {

/// Writes what happened to units and customers within one flow: each event becomes an entry of the ledger, is folded
/// into the unit or customer, and its rows follow. Nothing else writes those rows.
class UnitRecorder {
public:
    UnitRecorder(db::WriteTx& tx, std::int64_t organisation_id, ledger::Appender& appender)
        : tx_(tx), organisation_id_(organisation_id), appender_(appender) {}

    /// Who says so, and since when it is so.
    struct Stamp {
        base::Instant happened_at;
        std::string_view actor;
    };
    void record(units::Unit& unit, const units::Event& event, const Stamp& stamp);
    void record(customers::Customer& customer, const customers::Event& event, const Stamp& stamp);

private:
    db::WriteTx& tx_;
    std::int64_t organisation_id_;
    ledger::Appender& appender_;
};

}  // namespace flows
