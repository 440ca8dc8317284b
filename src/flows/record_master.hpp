#pragma once

#include <string_view>

#include "ledger/append.hpp"
#include "store/master_store.hpp"

namespace flows {

/// Writes records of the master files within one flow: each becomes an entry of the ledger and a row.
class MasterRecorder {
public:
    MasterRecorder(db::WriteTx& tx, std::int64_t organisation_id, ledger::Appender& appender)
        : tx_(tx), organisation_id_(organisation_id), appender_(appender) {}

    /// Who says so, and since when it is so.
    struct Stamp {
        base::Instant happened_at;
        std::string_view actor;
    };
    void put(const store::Outlet& outlet, const Stamp& stamp);
    void put(const store::StaffMember& member, const Stamp& stamp);

private:
    template <typename Record>
    void write(const Record& record, std::string_view kind, std::string_view code, const Stamp& stamp);

    db::WriteTx& tx_;
    std::int64_t organisation_id_;
    ledger::Appender& appender_;
};

}  // namespace flows
