#pragma once

#include "flows/explain_promise.hpp"
#include "flows/list_case_entries.hpp"
#include "flows/list_cases.hpp"
#include "flows/show_case.hpp"
#include "json/json.hpp"

namespace api {

/// The schemas Case and CasePage of the contract, as JSON text.
std::string case_text(const flows::ShownCase& shown);
std::string page_text(const flows::CasePage& page);
/// The schemas CaseBrief, Entry and PromiseExplanation.
json::object brief_json(const flows::ShownCase& shown);
json::object entry_json(const flows::ShownEntry& shown);
json::object explanation_json(const flows::PromiseExplanation& told);

json::value time_json(const std::optional<base::Instant>& at);
json::object bilingual_json(const cases::Bilingual& text);

}  // namespace api
