#pragma once

#include <string>
#include <vector>

#include "domain/guarantee/laws.hpp"
#include "json/json.hpp"

namespace present {

inline json::value day(guarantee::Day on) {
    return json::value(base::to_string(guarantee::to_date(on)));
}

/// Fen as yuan with two decimals.
inline double yuan(std::int64_t fen) {
    return static_cast<double>(fen) / 100.0;
}

inline json::array remedies(guarantee::Remedies set) {
    json::array out;
    for (std::size_t i = 0; i < guarantee::kRemedies; ++i) {
        if (has(set, static_cast<guarantee::Remedy>(i))) out.push_back(json::value(guarantee::kRemedyWords[i]));
    }
    return out;
}

inline json::array words(const std::vector<std::string>& list) {
    json::array out;
    for (const auto& word : list) out.push_back(json::value(word));
    return out;
}

inline json::object bilingual(const guarantee::Bilingual& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

inline void add_new(json::array& list, std::string_view word) {
    for (const auto& one : list) {
        if (one.is_string() && one.get_string() == word) return;
    }
    list.push_back(json::value(word));
}

/// A ruling on another matter that grants nothing but says what else is to be done.
inline bool is_told_beside(const guarantee::Ruling& ruling) {
    const auto& program = *ruling.program;
    return program.rules.empty() || (program.book->beside && !program.book->needs_no_fault && ruling.entitled == 0);
}

/// The main ruling, and those told beside it.
template <typename Tell>
void for_each_told(const guarantee::Answer& answer, Tell&& tell) {
    tell(*answer.main());
    for (std::size_t i = 0; i < answer.count; ++i) {
        if (i != answer.primary && is_told_beside(answer.rulings[i])) tell(answer.rulings[i]);
    }
}

/// What must be done by which day, and by whom.
void write_deadlines(const guarantee::Answer& answer, json::object& out);

}  // namespace present
