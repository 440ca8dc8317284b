#include "report/qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "base/failure.hpp"

namespace report {
namespace {

constexpr int kQuiet = 4;

}  // namespace

std::string qr_svg(std::string_view text, int millimetres) {
    const std::string terminated{text};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        QRcode_encodeString8bit(terminated.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
    if (!code) throw base::Failure("a text is too long for a QR code");
    const int width = code->width;
    std::string path;
    for (int y = 0; y < width; ++y) {
        for (int x = 0; x < width; ++x) {
            // The lowest bit tells black from white.
            if ((code->data[y * width + x] & 1) != 0) path += fmt::format("M{} {}h1v1h-1z", x + kQuiet, y + kQuiet);
        }
    }
    const int side = width + 2 * kQuiet;
    return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}mm" height="{0}mm" viewBox="0 0 {1} {1}" )"
                       R"(shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{1}v{1}H0z"/>)"
                       R"(<path fill="#000" d="{2}"/></svg>)",
                       millimetres, side, path);
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace report
