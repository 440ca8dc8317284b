#pragma once

#include "flows/list_promises.hpp"
#include "json/json.hpp"

namespace api {

/// The schemas Promise (without the figures, which the measures add) and Process of the contract.
json::object promise_json(const flows::PromiseStand& stand);
json::object process_json(const cases::Process& process);

}  // namespace api
