#pragma once

#include <string>
#include <string_view>

namespace report {

/// The text as a QR code (ISO/IEC 18004, error correction M), drawn as one SVG of the given width in millimetres with
/// the quiet zone of four modules that readers need. Throws base::Failure where the text is too long for a code.
std::string qr_svg(std::string_view text, int millimetres);

/// Text as it may stand between tags and within quotes of HTML and SVG.
std::string escaped(std::string_view text);

}  // namespace report
