#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/cases/case.hpp"
#include "json/json.hpp"
#include "store/master_store.hpp"

namespace store {

/// The payload of an entry outlet_put or staff_put: the whole record as one line of JSON.
std::string payload_of(const Outlet& outlet);
std::string payload_of(const StaffMember& member);

/// Under which subject the ledger keeps a record: "unit:HN-1".
std::string subject_of(std::string_view kind, std::string_view code);

/// The `details` of a record: plain values under their names, and references to personal ones.
std::string details_of(const std::vector<std::pair<std::string, std::string>>& values,
                       const std::vector<cases::PersonalRef>& personal = {});
/// Reads back what details_of() wrote.
struct Details {
    std::vector<std::pair<std::string, std::string>> values;
    std::vector<cases::PersonalRef> personal;
};
Details read_details_of(const json::object& details);

/// A payload as somebody compares it: its references to personal values apart, because each writing makes new ones.
struct PayloadParts {
    std::string plain;  ///< the payload as it would be without them
    std::vector<cases::PersonalRef> personal;
};
PayloadParts split_payload(std::string_view payload);

}  // namespace store
