#include "tables/rejected.hpp"

#include "base/check.hpp"

namespace tables {

std::string_view word(Reason reason) {
    switch (reason) {
        case Reason::WrongCellCount:
            return "wrong_cell_count";
        case Reason::TooManyCells:
            return "too_many_cells";
        case Reason::LineTooLong:
            return "line_too_long";
        case Reason::BadEncoding:
            return "bad_encoding";
        case Reason::NulByte:
            return "nul_byte";
        case Reason::UnterminatedQuote:
            return "unterminated_quote";
        case Reason::StrayQuote:
            return "stray_quote";
        case Reason::MissingCase:
            return "missing_case";
        case Reason::MissingActivity:
            return "missing_activity";
        case Reason::MissingInstant:
            return "missing_instant";
        case Reason::UnparsableInstant:
            return "unparsable_instant";
        case Reason::FutureInstant:
            return "future_instant";
    }
    CHECK(false);
    return "";
}

}  // namespace tables
