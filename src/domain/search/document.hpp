#pragma once

#include <string>
#include <string_view>

namespace search {

/// The text of one case or customer as the index keeps it: the folds of its texts, a bar between two of them so that
/// nothing is found across, and behind them values that are found only as a whole.
class DocumentText {
public:
    /// A text in which every word may be found. What is over kTextMax is left out, so add the newest first.
    void add(std::string_view text);
    /// A personal value, such as a name or a mobile number: nobody shall guess it piece by piece.
    void add_whole(std::string_view value);
    /// The outlet whose people may find it, and whether it is a case or a customer.
    void add_outlet(std::string_view outlet);
    void add_kind(std::string_view kind);
    std::string take() { return std::move(text_) + std::move(whole_); }

private:
    std::string text_;
    std::string whole_;
};
constexpr std::size_t kTextMax = 100'000;

/// A value that is found as a whole, without what people write between: "+86 138-0013-8000" is "13800138000".
std::string whole_of(std::string_view value);
/// The words behind such values, as they stand in the index.
std::string outlet_word(std::string_view outlet);
std::string kind_word(std::string_view kind);

/// The words of a document text, in order, each behind a blank: of a run of ideographs every pair of neighbours and the
/// last one alone, so that one character is the beginning of some word; other runs as they are.
std::string words_of(std::string_view document_text);

}  // namespace search
