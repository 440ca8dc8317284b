#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"

namespace store {

/// A text of a case or customer that can be found, under its field: number, serial, product, source_key, subject,
/// description, text, comment, contact_name, contact_mobile; of a customer code, region, name, mobile.
struct SearchedText {
    std::string field;
    std::string value;
    std::string id;  ///< of the personal value; empty where it is none
};

/// Everything of one subject that can be found; what people wrote newest first.
struct Searched {
    std::optional<std::string> outlet;
    std::string kind;  ///< of a customer
    std::vector<SearchedText> texts;
};
std::optional<Searched> searched_case(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id);
std::optional<Searched> searched_customer(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code);

/// Names and numbers: found as a whole, shown masked.
bool is_found_whole(std::string_view field);

/// The document text of a subject, see domain/search/document.hpp.
std::string document_text(const Searched& searched, std::string_view subject_kind);

}  // namespace store
