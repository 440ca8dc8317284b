#include "store/master_store.hpp"

#include "store/master_store_sql.hpp"

namespace store {

bool has_unit(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial) {
    return tx.exists(sql::kHasSerial, {organisation_id, serial});
}

bool has_outlet(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code) {
    return tx.exists(sql::kFindOutlet, {organisation_id, code});
}

std::vector<Outlet> list_outlets(const db::ReadTx& tx, std::int64_t organisation_id) {
    return tx.all(sql::kListOutlets, {organisation_id}, [](const db::Row& row) {
        return Outlet{.code = std::string{row.text(0)},
                      .name = std::string{row.text(1)},
                      .kind = std::string{row.text(2)},
                      .region = row.text_if(3),
                      .state = std::string{row.text(4)}};
    });
}

void put(db::WriteTx& tx, std::int64_t organisation_id, const Outlet& outlet) {
    tx.run(sql::kPutOutlet,
           {organisation_id, outlet.code, outlet.name, outlet.kind, outlet.region, outlet.state, outlet.details});
}

void put(db::WriteTx& tx, std::int64_t organisation_id, const StaffMember& member) {
    tx.run(sql::kPutStaff,
           {organisation_id, member.code, member.name, member.post, member.outlet, member.state, member.details});
}

std::optional<std::string> last_payload(const db::ReadTx& tx, std::int64_t organisation_id,
                                        std::string_view subject_id) {
    return tx.one(sql::kFindMasterDetails, {organisation_id, subject_id},
                  [](const db::Row& row) { return std::string{row.text(0)}; });
}

}  // namespace store
