#pragma once

#include "domain/calendar/explain.hpp"
#include "flows/show_case.hpp"

namespace flows {

/// Why a promise falls due when it does.
struct PromiseExplanation {
    promises::Promise promise;
    promises::Standing standing;
    std::int64_t calendar_version = 0;  ///< of a working clock
    base::Instant started_at;
    std::vector<calendar::Piece> counted;
    std::vector<cases::Pause> pauses;            ///< those that shift the due time and have ended
    std::optional<base::Instant> waiting_since;  ///< the one that lasts
    std::vector<calendar::ClosedDay> closed;
    bool is_unpublished = false;  ///< days count for which no holidays have been announced yet
};

/// Every stretch that counted, every pause, every closed day, from the opening to the due time; while the customer is
/// waited for, to the beginning of that wait. Refuses with: no_such_case, no_such_promise.
base::Result<PromiseExplanation> explain_promise(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                                 const std::pair<std::string, std::string>& case_and_promise);

}  // namespace flows
