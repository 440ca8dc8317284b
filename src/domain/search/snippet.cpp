#include "domain/search/snippet.hpp"

#include <algorithm>

#include "domain/search/fold.hpp"

namespace search {
namespace {

struct Span {
    std::size_t begin;
    std::size_t end;
};

/// Where the phrases stand in the text, in order, those that touch as one.
std::vector<Span> spans_of(const Query& query, std::string_view text) {
    const auto folded = fold_with_places(text);
    std::vector<Span> spans;
    const auto mark = [&](const std::string& needle) {
        if (needle.empty()) return;
        const std::size_t blank = needle.front() == ' ' ? 1 : 0;
        for (auto at = folded.text.find(needle); at != std::string::npos; at = folded.text.find(needle, at + 1)) {
            spans.push_back({folded.from[at + blank], folded.to[at + needle.size() - 1]});
        }
    };
    for (const auto& phrase : query.phrases) {
        mark(phrase.needle);
        if (!phrase.joined.empty()) mark(" " + phrase.joined);
    }
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::vector<Span> merged;
    for (const auto& span : spans) {
        if (!merged.empty() && span.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, span.end);
        } else {
            merged.push_back(span);
        }
    }
    return merged;
}

bool continues(std::string_view text, std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}

std::size_t back(std::string_view text, std::size_t at, std::size_t code_points) {
    while (at > 0 && code_points > 0) {
        --at;
        if (!continues(text, at)) --code_points;
    }
    return at;
}

std::size_t on(std::string_view text, std::size_t at, std::size_t code_points) {
    while (at < text.size() && code_points > 0) {
        ++at;
        while (at < text.size() && continues(text, at)) ++at;
        --code_points;
    }
    return at;
}

void put(std::vector<Part>& parts, std::string_view text, bool is_hit) {
    if (text.empty()) return;
    std::string line{text};
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    if (!parts.empty() && parts.back().is_hit == is_hit) {
        parts.back().text += line;
    } else {
        parts.push_back({std::move(line), is_hit});
    }
}

}  // namespace

std::size_t count_hits(const Query& query, std::string_view text) {
    const auto folded = fold(text);
    return static_cast<std::size_t>(
        std::count_if(query.phrases.begin(), query.phrases.end(), [&](const Phrase& phrase) {
            return folded.find(phrase.needle) != std::string::npos ||
                   (!phrase.joined.empty() && folded.find(" " + phrase.joined) != std::string::npos);
        }));
}

std::vector<Part> snippet(const Query& query, std::string_view text, std::size_t width) {
    const auto spans = spans_of(query, text);
    const auto first = spans.empty() ? 0 : spans.front().begin;
    const auto begin = back(text, first, width / 4);
    auto end = on(text, begin, width);
    if (!spans.empty()) end = std::max(end, std::min(spans.front().end, on(text, first, width)));
    std::vector<Part> parts;
    if (begin > 0) put(parts, "…", false);
    auto at = begin;
    for (const auto& span : spans) {
        if (span.begin >= end) break;
        put(parts, text.substr(at, span.begin - at), false);
        const auto stop = std::min(span.end, end);
        put(parts, text.substr(span.begin, stop - span.begin), true);
        at = stop;
    }
    put(parts, text.substr(at, end - at), false);
    if (end < text.size()) put(parts, "…", false);
    return parts;
}

}  // namespace search
