#include "tables/row_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace tables {

namespace {

constexpr std::size_t kBufferStart = std::size_t{1} << 18;
constexpr std::size_t kShownMax = 1024;

const char* seek(const char* from, const char* end, char what) {
    const auto* hit = from < end ? std::memchr(from, what, static_cast<std::size_t>(end - from)) : nullptr;
    return hit == nullptr ? end : static_cast<const char*>(hit);
}

}  // namespace

RowScanner::RowScanner(std::unique_ptr<Bytes> bytes, CsvDialect dialect)
    : bytes_(std::move(bytes)),
      dialect_(dialect),
      finder_(dialect.delimiter, dialect.newline),
      buffer_(kBufferStart + BreakFinder::kSlack) {}

/// Reads on behind what is held; false at the end of the input and where the row has reached its cap.
bool RowScanner::more() {
    if (ended_ || size() >= kRowBytesMax) return false;
    finder_.forget();
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, size());
        end_ -= begin_;
        begin_ = 0;
    }
    const auto room = buffer_.size() - BreakFinder::kSlack;
    if (end_ == room) buffer_.resize(std::min(2 * room, kRowBytesMax + kBufferStart) + BreakFinder::kSlack);
    const auto got = bytes_->read(buffer_.data() + end_, buffer_.size() - BreakFinder::kSlack - end_);
    end_ += got;
    ended_ = got == 0;
    return got > 0;
}

RowScanner::Outcome RowScanner::next() {
    for (;;) {
        begin_ += used_;
        used_ = 0;
        if (begin_ == end_ && !more()) return Outcome::End;
        row_line_ = next_line_;
        const auto result = scan();
        if (result == Scan::TooLong) return give_up_long_line();
        if (result != Scan::Done) return give_up_line(result);
        next_line_ += lines_ + 1;
        const bool blank = found_.size() == 1 && found_[0].size == 0 && text_.empty();
        if (blank) continue;
        if (cell_count_ > kCellsMax) {
            return broken(Reason::TooManyCells, fmt::format("{} cells, at most {}", cell_count_, kCellsMax));
        }
        settle();
        return Outcome::Row;
    }
}

RowScanner::Scan RowScanner::scan() {
    found_.clear();
    cell_count_ = 0;
    lines_ = 0;
    std::size_t at = 0;
    for (;;) {
        if (at == size()) more();
        const bool quoted = at < size() && row()[at] == '"';
        if (const auto result = quoted ? quoted_cell(at) : bare_cell(at); result != Scan::Done) return result;
        if (at >= size() && !ended_) return Scan::TooLong;
        const bool row_ends = at >= size() || row()[at] == dialect_.newline;
        if (!row_ends) {
            ++at;
            continue;
        }
        used_ = std::min(at + 1, size());
        auto length = at;
        if (dialect_.newline == '\n' && length > 0 && row()[length - 1] == '\r') --length;
        if (!found_.empty() && found_.back().begin + found_.back().size > length) --found_.back().size;
        text_ = {row(), length};
        return Scan::Done;
    }
}

void RowScanner::add(std::size_t begin, std::size_t end, bool doubled) {
    if (++cell_count_ > kCellsMax) return;
    found_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), doubled});
}

RowScanner::Scan RowScanner::bare_cell(std::size_t& at) {
    const auto begin = at;
    for (;;) {
        const auto* hit = finder_.find(row() + at, row() + size());
        at = static_cast<std::size_t>(hit - row());
        if (at < size()) break;
        if (!more()) {
            if (!ended_) return Scan::TooLong;
            break;
        }
    }
    add(begin, at, false);
    return Scan::Done;
}

RowScanner::Scan RowScanner::quoted_cell(std::size_t& at) {
    quote_at_ = at;
    quote_lines_ = lines_;
    const auto begin = ++at;
    bool doubled = false;
    for (;;) {
        const auto* quote = seek(row() + at, row() + size(), '"');
        at = static_cast<std::size_t>(quote - row());
        if (at == size()) {
            if (!more()) return Scan::Unterminated;
            continue;
        }
        if (at + 1 == size()) more();
        if (at + 1 == size() && !ended_) return Scan::Unterminated;
        if (at + 1 == size() || row()[at + 1] != '"') break;
        doubled = true;
        at += 2;
    }
    lines_ += static_cast<std::uint64_t>(std::count(row() + begin, row() + at, dialect_.newline));
    add(begin, at, doubled);
    ++at;
    if (at + 1 >= size()) more();
    if (at < size() && row()[at] == '\r' && dialect_.newline == '\n' && (at + 1 == size() || row()[at + 1] == '\n'))
        ++at;
    if (at >= size() || row()[at] == dialect_.delimiter || row()[at] == dialect_.newline) return Scan::Done;
    return Scan::Stray;
}

/// Makes the views: cells with doubled quotes are written out anew, all others stay where they are.
void RowScanner::settle() {
    std::size_t anew = 0;
    for (const auto& cell : found_) anew += cell.doubled ? cell.size : 0;
    unquoted_.clear();
    unquoted_.reserve(anew);
    views_.clear();
    for (const auto& cell : found_) {
        std::string_view view{row() + cell.begin, cell.size};
        if (cell.doubled) {
            const auto from = unquoted_.size();
            for (std::size_t i = 0; i < view.size(); ++i) {
                unquoted_ += view[i];
                i += view[i] == '"';
            }
            view = std::string_view(unquoted_).substr(from);
        }
        views_.push_back(view);
    }
}

RowScanner::Outcome RowScanner::broken(Reason reason, std::string detail) {
    reason_ = reason;
    detail_ = std::move(detail);
    return Outcome::Broken;
}

RowScanner::Outcome RowScanner::give_up_line(Scan why) {
    const auto line = row_line_ + quote_lines_;
    const auto* end = seek(row() + quote_at_, row() + size(), dialect_.newline);
    const auto length = static_cast<std::size_t>(end - row());
    if (length == size() && !ended_) return give_up_long_line();
    text_ = {row(), length};
    if (text_.ends_with('\r')) text_.remove_suffix(1);
    used_ = std::min(length + 1, size());
    next_line_ = line + 1;
    const bool closes_later = why == Scan::Stray && lines_ == quote_lines_;
    if (closes_later) {
        return broken(Reason::StrayQuote, fmt::format("text stands behind the closing quote of cell {}", cell_count_));
    }
    return broken(Reason::UnterminatedQuote, fmt::format("the quote that opens on line {} does not close", line));
}

/// Steps over the line without holding it.
RowScanner::Outcome RowScanner::give_up_long_line() {
    std::string shown(row(), std::min(size(), kShownMax));
    std::uint64_t length = 0;
    for (;;) {
        const auto* end = seek(row(), row() + size(), dialect_.newline);
        const bool found = end != row() + size();
        length += static_cast<std::uint64_t>(end - row());
        begin_ += static_cast<std::size_t>(end - row());
        used_ = found ? 1 : 0;
        if (found || !more()) break;
    }
    next_line_ = row_line_ + 1;
    unquoted_ = std::move(shown);
    text_ = unquoted_;
    return broken(Reason::LineTooLong, fmt::format("{} bytes, at most {}", length, kRowBytesMax));
}

}  // namespace tables
