#include "tables/csv_dialect.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace tables {

namespace {

/// Cells of each whole row of the text, quotes heeded.
std::vector<std::size_t> cell_counts(std::string_view text, CsvDialect dialect) {
    std::vector<std::size_t> counts;
    std::size_t cells = 1;
    bool quoted = false;
    bool cell_begins = true;
    bool blank = true;
    for (const char c : text) {
        if (c == '"' && (quoted || cell_begins)) {
            quoted = !quoted;
        } else if (!quoted && c == dialect.newline) {
            if (!blank) counts.push_back(cells);
            cells = 1;
            blank = true;
        } else if (!quoted && c == dialect.delimiter) {
            ++cells;
        }
        cell_begins = c == dialect.delimiter || c == dialect.newline || (c == '"' && !quoted);
        blank = blank && (c == dialect.newline || c == '\r');
        if (c == dialect.newline && !quoted) blank = true;
    }
    if (!blank) counts.push_back(cells);
    return counts;
}

/// Share of rows as wide as the header (a short last row, cut off by the sample, does not count much).
double agreement(const std::vector<std::size_t>& counts) {
    if (counts.empty() || counts.front() < 2) return 0;
    const auto same = std::count(counts.begin(), counts.end(), counts.front());
    return static_cast<double>(same) / static_cast<double>(counts.size());
}

}  // namespace

CsvDialect guess_dialect(std::string_view beginning) {
    CsvDialect best;
    if (beginning.find('\n') == std::string_view::npos && beginning.find('\r') != std::string_view::npos) {
        best.newline = '\r';
    }
    double best_score = 0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const auto counts = cell_counts(beginning, {delimiter, best.newline});
        const auto share = agreement(counts);
        // A wide table that agrees is less of an accident than a narrow one.
        const auto score =
            share == 0 ? 0 : share + 0.01 * static_cast<double>(std::min<std::size_t>(counts.front(), 20));
        if (score > best_score) {
            best_score = score;
            best.delimiter = delimiter;
        }
    }
    return best;
}

char delimiter_named(std::string_view name) {
    if (name == "tab" || name == "\\t") return '\t';
    if (name == "comma") return ',';
    if (name == "semicolon") return ';';
    if (name == "pipe") return '|';
    if (name.size() != 1) return '\0';
    const char c = name[0];
    return c == '"' || c == '\n' || c == '\r' || static_cast<unsigned char>(c) > 0x7E ? '\0' : c;
}

}  // namespace tables
