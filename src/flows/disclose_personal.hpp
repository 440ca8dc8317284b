#pragma once

#include "flows/show_case.hpp"

namespace flows {

struct DisclosePersonal {
    std::string case_id;  ///< or the code of a customer
    std::string reason;
};
using Disclosed = std::map<std::string, std::string>;

/// Writes down who looks and why, and gives the values that pages show masked. The entry is not part of the case's
/// fold: its subject is disclosure_subject(). Refuses with: no_such_case.
base::Result<Disclosed> disclose_personal(db::WriteTx& tx, Context& context, const Caller& caller,
                                          const DisclosePersonal& asked);
/// The values alone, for an answer that is given again; what was written down stands.
base::Result<Disclosed> read_disclosed(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                       const std::string& case_id);

/// The subject_id of the entries that tell who looked at the personal values of a case or a customer.
std::string disclosure_subject(std::string_view subject_id);
/// The entry that tells who looked at what, with the reason kept beside it.
void record_disclosure(db::WriteTx& tx, Context& context, const Caller& caller,
                       const std::pair<std::string, std::string>& subject_and_reason, const Disclosed& values);

}  // namespace flows
