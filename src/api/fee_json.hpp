#pragma once

#include "api/language.hpp"
#include "flows/fees/show_fees.hpp"
#include "json/json.hpp"

namespace api {

/// The schemas FeeSchedule, OfferedFee, CaseFees and Approval of the contract. Money is in whole fen.
json::object schedule_json(const fees::Schedule& schedule, base::Date day);
json::object offered_json(const flows::OfferedItem& offered, Language language);
json::object fees_json(const flows::ShownFees& shown);
json::object approval_json(const flows::ShownApproval& shown, const flows::Books& books);

}  // namespace api
