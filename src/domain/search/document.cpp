#include "domain/search/document.hpp"

#include <algorithm>

#include "domain/search/fold.hpp"

namespace search {
namespace {

constexpr std::string_view kBar = " |";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Numbers that are written with dashes are also found without them.
void append_joined_numbers(std::string& out, std::string_view text) {
    constexpr std::size_t kJoinedMin = 7;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::string digits;
        bool has_dash = false;
        for (; at < text.size(); ++at) {
            const bool joins = text[at] == '-' && at + 1 < text.size() && is_digit(text[at + 1]);
            if (!is_digit(text[at]) && !joins) break;
            if (joins) {
                has_dash = true;
            } else {
                digits += text[at];
            }
        }
        if (has_dash && digits.size() >= kJoinedMin) out.append(" ").append(digits).append(kBar);
    }
}

void append_pairs(std::string& words, std::string_view run) {
    for (std::size_t at = 0; at < run.size();) {
        const auto first = length_at(run, at);
        const auto second = at + first < run.size() ? length_at(run, at + first) : 0;
        words.append(" ").append(run.substr(at, first + second));
        at += first;
    }
}

}  // namespace

void DocumentText::add(std::string_view text) {
    if (text_.size() > kTextMax) return;
    append_folded(text_, text);
    text_ += kBar;
    append_joined_numbers(text_, text);
    if (text_.size() <= kTextMax) return;
    text_.resize(text_.rfind(' ', kTextMax));
    text_ += kBar;
}

void DocumentText::add_whole(std::string_view value) {
    if (const auto whole = whole_of(value); !whole.empty()) whole_.append(" ").append(whole);
}

void DocumentText::add_outlet(std::string_view outlet) {
    whole_.append(" ").append(outlet_word(outlet));
}

void DocumentText::add_kind(std::string_view kind) {
    whole_.append(" ").append(kind_word(kind));
}

std::string whole_of(std::string_view value) {
    auto text = fold(value);
    std::erase(text, ' ');
    if (text.empty()) return "";
    if (is_digits(text)) {
        constexpr std::size_t kMobile = 11;
        for (const std::string_view country : {"86", "0086"}) {
            if (text.size() == country.size() + kMobile && text.starts_with(country)) text.erase(0, country.size());
        }
    }
    return "=" + text;
}

std::string outlet_word(std::string_view outlet) {
    auto text = fold(outlet);
    std::erase(text, ' ');
    return "==" + text;
}

std::string kind_word(std::string_view kind) {
    return "===" + std::string{kind};
}

std::string words_of(std::string_view document_text) {
    std::string words;
    words.reserve(document_text.size() * 3);
    while (!document_text.empty()) {
        document_text.remove_prefix(1);
        const auto run = document_text.substr(0, document_text.find(' '));
        document_text.remove_prefix(run.size());
        if (run.empty() || run == "|") continue;
        if (is_ideographic(run)) {
            append_pairs(words, run);
        } else {
            words.append(" ").append(run);
        }
    }
    return words;
}

}  // namespace search
