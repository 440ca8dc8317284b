#include "flows/fees/forbidden_fees.hpp"

#include "store/ruling_store.hpp"

namespace flows {

RuledFees forbidden_fees(const db::ReadTx& tx, const Context& context, const std::string& case_id) {
    const auto ruling = store::latest_ruling(tx, context.organisation_id(), case_id);
    if (!ruling) return {};
    RuledFees ruled{.ruling_id = ruling->ruling_id};
    for (const auto& one : store::forbidden_of(*ruling)) {
        // What does not say how sure it is decides nothing.
        const auto confidence = fees::confidence_from(one.confidence).value_or(fees::Confidence::C);
        ruled.forbidden.push_back({one.fee, {one.book, one.clause, confidence}, ruling->ruling_id});
    }
    return ruled;
}

}  // namespace flows
