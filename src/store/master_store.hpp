#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"

namespace store {

/// A service outlet (服务网点), our own or commissioned.
struct Outlet {
    std::string code;
    std::string name;
    std::string kind;  ///< own, commissioned
    std::optional<std::string> region;
    std::string state;  ///< active, closed
    std::string details = "{}";
};
struct StaffMember {
    std::string code;
    std::string name;
    std::string post;
    std::optional<std::string> outlet;
    std::string state;
    std::string details = "{}";
};
bool has_unit(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial);
bool has_outlet(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code);
std::vector<Outlet> list_outlets(const db::ReadTx& tx, std::int64_t organisation_id);

void put(db::WriteTx& tx, std::int64_t organisation_id, const Outlet& outlet);
void put(db::WriteTx& tx, std::int64_t organisation_id, const StaffMember& member);

/// What the newest ledger entry of a file's record says; nothing where there is none.
std::optional<std::string> last_payload(const db::ReadTx& tx, std::int64_t organisation_id,
                                        std::string_view subject_id);

}  // namespace store
