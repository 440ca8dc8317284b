#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tables {

/// Why a row was not taken. The words of `word()` are stable: they stand in FILE.rejected.csv and in tests of others.
enum class Reason {
    WrongCellCount,     ///< more or fewer cells than the header has names; never shifted
    TooManyCells,       ///< over 16,384 cells
    LineTooLong,        ///< over 16 MiB
    BadEncoding,        ///< bytes that do not exist in the encoding of the file
    NulByte,            ///< a zero byte: binary data, or another encoding
    UnterminatedQuote,  ///< a quote that opens on this line and never closes as it should
    StrayQuote,         ///< text behind a closing quote
    MissingCase,
    MissingActivity,
    MissingInstant,
    UnparsableInstant,
    FutureInstant,  ///< more than a day after the given now
};

std::string_view word(Reason reason);

struct Rejected {
    std::uint64_t line = 0;  ///< physical line, or row of the sheet, where it begins; from 1
    Reason reason = Reason::WrongCellCount;
    std::string_view text;  ///< the row as it stood, in UTF-8 where its bytes allow it; valid during the call only
    std::string detail;     ///< one English phrase with the figures
};

using OnRejected = std::function<void(const Rejected&)>;

}  // namespace tables
