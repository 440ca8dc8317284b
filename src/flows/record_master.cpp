#include "flows/record_master.hpp"

#include "store/master_payload.hpp"

namespace flows {

template <typename Record>
void MasterRecorder::write(const Record& record, std::string_view kind, std::string_view code, const Stamp& stamp) {
    const auto subject_id = store::subject_of(kind, code);
    const auto payload = store::payload_of(record);
    const auto type = std::string{kind} + "_put";
    appender_.append({.happened_at = stamp.happened_at,
                      .actor = stamp.actor,
                      .subject_kind = kind,
                      .subject_id = subject_id,
                      .type = type,
                      .payload = payload});
    store::put(tx_, organisation_id_, record);
}

void MasterRecorder::put(const store::Outlet& outlet, const Stamp& stamp) {
    write(outlet, "outlet", outlet.code, stamp);
}

void MasterRecorder::put(const store::StaffMember& member, const Stamp& stamp) {
    write(member, "staff", member.code, stamp);
}

}  // namespace flows
