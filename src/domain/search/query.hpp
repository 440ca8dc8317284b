#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace search {

/// What has to stand together: one piece of what was typed between blanks, or between quotation marks.
struct Phrase {
    std::string needle;              ///< as it stands in a document text
    std::vector<std::string> words;  ///< those of the index, one behind the other
    bool is_open = false;            ///< the last word may go on: letters, digits, a single ideograph
    std::string whole;               ///< how a name or a number would stand there that is found as a whole
    std::string joined;              ///< a number without its dashes; empty where it has none
};

/// What somebody looks for. Every phrase has to be there, or the whole of it is one name or number. What is typed
/// beyond kPhrasesMax phrases narrows nothing. No sign that was typed means anything to an engine: only words are left.
struct Query {
    std::vector<Phrase> phrases;
    std::string whole;

    bool is_empty() const { return phrases.empty(); }
};
constexpr std::size_t kPhrasesMax = 24;

Query read_query(std::string_view typed);

/// Whether a document text answers the query: an index may also give some that do not, because it only knows that all
/// words are there.
bool holds(const Query& query, std::string_view document_text);

}  // namespace search
