#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace fees {

/// Every kind of fee, by its word. The customer is told its Chinese or English name: see name_of_kind().
constexpr std::array<std::string_view, 11> kKinds{"visit",     "start_up",     "inspection", "labour",
                                                  "material",  "part",         "transport",  "surcharge",
                                                  "lost_time", "depreciation", "other"};

/// 上门费, 检测费 ...; empty for a word that is no kind.
struct KindName {
    std::string_view zh;
    std::string_view en;
};
KindName name_of_kind(std::string_view kind);

/// How sure we are of a rule: A primary text or two independent sources, B one source, C unverified. C decides nothing
/// by itself.
enum class Confidence { A, B, C };
std::string_view to_word(Confidence confidence);
std::optional<Confidence> confidence_from(std::string_view word);

/// Where a rule stands. A rule of our own has the book "ours" and no clause.
struct Basis {
    std::string book;
    std::string clause;
    Confidence confidence = Confidence::C;
};

/// What a ruling says of one kind of fee on a case: the customer must not be charged it. Of confidence C it is shown
/// as unverified and refuses nothing.
struct Forbidden {
    std::string kind;
    Basis basis;
    std::string ruling_id;
};

/// Whether what is said of one kind of fee holds for another: of material also for parts, of towing for any transport
/// (our reading: a part is material, and the clauses know no other word for it).
bool covers(std::string_view ruled, std::string_view kind);

/// Who bears a line. What the company bears costs the customer nothing, and so may be of any kind.
enum class Bearer { Customer, Company };
std::string_view to_word(Bearer bearer);
std::optional<Bearer> bearer_from(std::string_view word);

}  // namespace fees
