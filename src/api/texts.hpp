#pragma once

#include <span>
#include <string_view>

#include "api/language.hpp"

namespace api {

/// What a refusal is called on the wire: its HTTP status and its words.
struct RefusalText {
    std::string_view code;
    int status;
    std::string_view zh;
    std::string_view en;
};
/// Every code that the API answers with.
std::span<const RefusalText> refusal_texts();
/// Null for a code that is not in the table.
const RefusalText* find_refusal_text(std::string_view code);

/// What may be wrong with one field of a body or a query.
enum class Complaint {
    Missing,
    NotText,
    NotInteger,
    NotFlag,
    NotList,
    NotObject,
    NotInstant,
    NotDay,
    NotPair,
    Blank,
    TooShort,
    TooLong,
    OutOfRange,
    UnknownWord
};
std::string_view complaint_text(Complaint complaint, Language language);

}  // namespace api
