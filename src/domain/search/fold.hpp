#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace search {

/// A text as it is looked through: runs, each behind one blank. A run is of ideographs (Chinese, kana, hangul), or it
/// is a word of other letters and digits; everything else only parts them. Letters are small, full-width forms are the
/// usual ones: "TCL空调，１．５匹" is " tcl 空调 1 5 匹". Bytes that are no UTF-8 part runs too.
std::string fold(std::string_view text);
/// Puts the fold of a text behind what is there.
void append_folded(std::string& out, std::string_view text);

/// The same with the way back: byte i of `text` stands for the bytes from[i] to to[i] of the original.
struct Folded {
    std::string text;
    std::vector<std::uint32_t> from;
    std::vector<std::uint32_t> to;
};
Folded fold_with_places(std::string_view text);

/// True where a run begins with an ideograph, and so is of ideographs alone.
bool is_ideographic(std::string_view run);
/// How many bytes the code point has that begins here, in well-formed UTF-8.
std::size_t length_at(std::string_view text, std::size_t at);

}  // namespace search
