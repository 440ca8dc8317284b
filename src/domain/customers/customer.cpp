#include "domain/customers/customer.hpp"

#include <algorithm>

namespace customers {
namespace {

struct Apply {
    Customer& customer;

    void operator()(const Put& put) const {
        customer.kind = put.kind;
        customer.region = put.region;
        customer.details = put.details;
        customer.personal = put.personal;
    }
    void operator()(const Merged& event) const { customer.merged_into = event.into; }
    void operator()(const MergeUndone&) const { customer.merged_into.reset(); }
    void operator()(const ConsentGiven& event) const { customer.consents.push_back(event.consent); }
    void operator()(const ConsentWithdrawn& event) const {
        for (auto& consent : customer.consents) {
            if (consent.consent_id == event.consent_id) consent.withdrawn_at = event.withdrawn_at;
        }
    }
};

}  // namespace

Text Customer::personal_id(std::string_view field) const {
    for (const auto& ref : personal) {
        if (ref.field == field) return ref.personal_id;
    }
    return std::nullopt;
}

const Consent* Customer::find_consent(std::string_view consent_id) const {
    const auto found = std::find_if(consents.begin(), consents.end(),
                                    [&](const Consent& one) { return one.consent_id == consent_id; });
    return found == consents.end() ? nullptr : &*found;
}

void apply(Customer& customer, const Event& event) {
    ++customer.revision;
    std::visit(Apply{customer}, event);
}

}  // namespace customers
