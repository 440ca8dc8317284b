#include "domain/search/query.hpp"

#include <algorithm>
#include <array>

#include "domain/search/document.hpp"
#include "domain/search/fold.hpp"

namespace search {
namespace {

/// Blanks part phrases, and quotation marks keep blanks in one.
constexpr std::array<std::string_view, 8> kBlanks{" ", "\t", "\n", "\r", "\v", "\f", "\u00a0", "\u3000"};
constexpr std::array<std::string_view, 6> kQuotes{"\"", "“", "”", "＂", "„", "‟"};

template <std::size_t N>
std::size_t starts_with_one_of(const std::array<std::string_view, N>& signs, std::string_view text) {
    for (const auto sign : signs) {
        if (text.starts_with(sign)) return sign.size();
    }
    return 0;
}

std::vector<std::string> pieces_of(std::string_view typed) {
    std::vector<std::string> pieces(1);
    bool is_quoted = false;
    while (!typed.empty()) {
        std::size_t taken = starts_with_one_of(kQuotes, typed);
        if (taken > 0) {
            is_quoted = !is_quoted;
            pieces.emplace_back();
        } else if (taken = starts_with_one_of(kBlanks, typed); taken > 0 && !is_quoted) {
            pieces.emplace_back();
        } else {
            taken = std::max<std::size_t>(taken, 1);
            pieces.back() += typed.substr(0, taken);
        }
        typed.remove_prefix(taken);
    }
    return pieces;
}

std::vector<std::string> split_words(std::string_view words) {
    std::vector<std::string> found;
    while (!words.empty()) {
        words.remove_prefix(1);
        const auto word = words.substr(0, words.find(' '));
        found.emplace_back(word);
        words.remove_prefix(word.size());
    }
    return found;
}

bool is_number(std::string_view piece) {
    return std::all_of(piece.begin(), piece.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

/// Nothing where no word is in the piece.
std::vector<Phrase> read_phrase(const std::string& piece) {
    constexpr std::size_t kJoinedMin = 7;
    Phrase phrase{.needle = fold(piece), .words = {}, .whole = whole_of(piece), .joined = ""};
    if (phrase.needle.empty()) return {};
    phrase.words = split_words(words_of(phrase.needle));
    const auto last = phrase.needle.substr(phrase.needle.rfind(' ') + 1);
    if (!is_ideographic(last) || last.size() == length_at(last, 0)) {
        phrase.is_open = true;
    } else {
        // Behind its last ideograph the text may go on: then that one is not a word by itself.
        phrase.words.pop_back();
    }
    // Before its first ideograph there may be others.
    if (is_ideographic(std::string_view{phrase.needle}.substr(1))) phrase.needle.erase(0, 1);
    if (is_number(piece)) {
        phrase.joined = piece;
        std::erase(phrase.joined, '-');
        if (phrase.joined.size() < kJoinedMin || phrase.joined.size() == piece.size()) phrase.joined.clear();
    }
    return {phrase};
}

bool has_whole(std::string_view text, const std::string& whole) {
    const auto wanted = " " + whole;
    for (auto at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1)) {
        const auto end = at + wanted.size();
        if (end == text.size() || text[end] == ' ') return true;
    }
    return false;
}

/// A document text in its two parts: what is found piece by piece, and all of it.
struct Parts {
    std::string_view texts;
    std::string_view all;
};

bool holds(const Phrase& phrase, const Parts& parts) {
    if (parts.texts.find(phrase.needle) != std::string_view::npos) return true;
    if (!phrase.joined.empty() && parts.texts.find(" " + phrase.joined) != std::string_view::npos) return true;
    return has_whole(parts.all, phrase.whole);
}

}  // namespace

Query read_query(std::string_view typed) {
    Query query{.phrases = {}, .whole = whole_of(typed)};
    for (const auto& piece : pieces_of(typed)) {
        for (auto& phrase : read_phrase(piece)) {
            if (query.phrases.size() < kPhrasesMax) query.phrases.push_back(std::move(phrase));
        }
    }
    return query;
}

bool holds(const Query& query, std::string_view document_text) {
    if (query.is_empty()) return false;
    const Parts parts{document_text.substr(0, document_text.find(" =")), document_text};
    const bool has_all = std::all_of(query.phrases.begin(), query.phrases.end(),
                                     [&](const Phrase& phrase) { return holds(phrase, parts); });
    return has_all || has_whole(document_text, query.whole);
}

}  // namespace search
