#include "tables/csv_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "tables/encoding.hpp"

namespace tables {

namespace {

constexpr std::size_t kSampleBytes = 64 << 10;

bool is_ascii(std::string_view text) {
    std::uint64_t high = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        high |= word;
    }
    for (; i < text.size(); ++i) high |= static_cast<unsigned char>(text[i]);
    return (high & 0x8080808080808080U) == 0;
}

/// Excel writes the delimiter into a first line of its own: "sep=;".
char declared_delimiter(std::string_view beginning) {
    return beginning.size() > 5 && beginning.starts_with("sep=") && (beginning[5] == '\r' || beginning[5] == '\n')
               ? beginning[4]
               : '\0';
}

}  // namespace

CsvSource::CsvSource(std::unique_ptr<Bytes> bytes, std::string name, const SourceOptions& options)
    : Source(std::move(name)), encoding_given_(!options.encoding.empty()) {
    auto sample = read_ahead(*bytes, kSampleBytes);
    if (sample.empty())
        throw base::BadInput("the file is empty", this->name(), "export it again, with its header line");
    encoding_ = encoding_given_ ? encoding_name(options.encoding, this->name()) : guess_encoding(sample);
    auto text = decoded_bytes(rejoined_bytes(std::move(sample), std::move(bytes)), encoding_);

    auto beginning = read_ahead(*text, kSampleBytes);
    dialect_ = guess_dialect(beginning);
    const auto declared = declared_delimiter(beginning);
    if (declared != '\0') dialect_.delimiter = declared;
    if (!options.delimiter.empty()) {
        dialect_.delimiter = delimiter_named(options.delimiter);
        if (dialect_.delimiter == '\0') {
            throw base::BadInput(fmt::format("\"{}\" cannot be a delimiter", options.delimiter), this->name(),
                                 "give one character such as , or ; or the word tab");
        }
    }
    scanner_ = std::make_unique<RowScanner>(rejoined_bytes(std::move(beginning), std::move(text)), dialect_);
    if (declared != '\0') scanner_->next();
    read_header();
}

void CsvSource::read_header() {
    const auto outcome = scanner_->next();
    if (outcome == RowScanner::Outcome::End) {
        throw base::BadInput("the file has no line", name(), "export it again, with its header line");
    }
    const auto place = fmt::format("{}:{}", name(), scanner_->line());
    if (outcome == RowScanner::Outcome::Broken) {
        throw base::BadInput("the header line cannot be read: " + scanner_->detail(), place, "mend the first line");
    }
    if (!base::is_utf8(scanner_->text()) || scanner_->text().find('\0') != std::string_view::npos) {
        throw base::BadInput(fmt::format("the header line is not in {}", encoding_), place,
                             "name the encoding of the file, for instance gb18030, big5, cp949 or windows-1252");
    }
    std::vector<std::string> names;
    for (const auto cell : scanner_->cells()) names.emplace_back(cell);
    header_cells_ = names.size();
    while (names.size() > 1 && base::trim(names.back()).empty()) names.pop_back();
    columns_ = Columns(std::move(names));
}

bool CsvSource::next(Row& row) {
    for (;;) {
        switch (scanner_->next()) {
            case RowScanner::Outcome::End:
                if (rows_ == 0) {
                    throw base::BadInput("the file has a header line but no row below it", name(),
                                         "export it again with its rows");
                }
                return false;
            case RowScanner::Outcome::Broken:
                ++rows_;
                reject({scanner_->line(), scanner_->reason(), scanner_->text(), scanner_->detail()});
                break;
            case RowScanner::Outcome::Row:
                ++rows_;
                if (take(row)) return true;
                break;
        }
    }
}

bool CsvSource::take(Row& row) {
    const auto text = scanner_->text();
    const auto& cells = scanner_->cells();
    if (!is_ascii(text) && !base::is_utf8(text)) {
        reject({scanner_->line(), Reason::BadEncoding, text, "bytes that do not exist in " + encoding_});
        count_bad_encoding();
        return false;
    }
    if (std::memchr(text.data(), '\0', text.size()) != nullptr) {
        reject({scanner_->line(), Reason::NulByte, text, "a zero byte"});
        return false;
    }
    const auto extra = [&] {
        return std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(columns_.size()), cells.end(),
                           [](std::string_view cell) { return !cell.empty(); });
    };
    if (cells.size() < columns_.size() || cells.size() > header_cells_ || extra()) {
        reject({scanner_->line(), Reason::WrongCellCount, text,
                fmt::format("{} cells where the header has {}", cells.size(), columns_.size())});
        return false;
    }
    row = {scanner_->line(), {cells.data(), columns_.size()}, text};
    return true;
}

/// A few rows can be broken; one in ten means that the encoding is another one.
void CsvSource::count_bad_encoding() {
    if (++badly_encoded_ < 50 || badly_encoded_ * 10 < rows_) return;
    throw base::BadInput(fmt::format("{} of the first {} rows are not in {}", badly_encoded_, rows_, encoding_),
                         fmt::format("{}:{}", name(), scanner_->line()),
                         "name the encoding of the file, for instance gb18030, big5, cp949 or windows-1252");
}

std::string CsvSource::reading() const {
    const auto delimiter = dialect_.delimiter == '\t' ? std::string("tab") : std::string(1, dialect_.delimiter);
    return fmt::format("csv, encoding {}{}, delimiter {}", encoding_, encoding_given_ ? "" : " (found out)", delimiter);
}

}  // namespace tables
