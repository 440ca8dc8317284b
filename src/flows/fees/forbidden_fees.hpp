#pragma once

#include "domain/fees/fee.hpp"
#include "flows/context.hpp"

namespace flows {

/// What the newest ruling of a case says about fees. Without a ruling nothing is decided, and nothing forbidden.
struct RuledFees {
    std::optional<std::string> ruling_id;
    std::vector<fees::Forbidden> forbidden;
};

RuledFees forbidden_fees(const db::ReadTx& tx, const Context& context, const std::string& case_id);

}  // namespace flows
