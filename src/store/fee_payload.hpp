#pragma once

#include "domain/cases/case.hpp"
#include "store/approval_store.hpp"
#include "store/consent_store.hpp"
#include "store/quotation_store.hpp"

namespace store {

/// What the entries of fees and signatures say: every value of the row, so that the rows could be made again.
std::string quotation_payload(const Quotation& quotation, const std::vector<fees::PricedLine>& lines);
/// Without the hashes of link and code.
std::string consent_payload(const ConsentRow& row, const std::vector<cases::PersonalRef>& personal = {});
std::string bill_payload(const Bill& bill);
std::string approval_payload(const Approval& approval, const std::vector<cases::PersonalRef>& personal = {});

}  // namespace store
