#include "api/language.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace api {
namespace {

double quality_of(std::string_view range) {
    const auto at = range.find("q=");
    if (at == std::string_view::npos) return 1;
    double quality = 0;
    std::from_chars(range.data() + at + 2, range.data() + range.size(), quality);
    return quality;
}

}  // namespace

Language language_of(std::string_view accept_language) {
    double chinese = 0;
    double english = 0;
    for (const auto piece : base::split(accept_language, ',')) {
        const auto range = base::to_lower(base::trim(piece));
        if (range.starts_with("zh")) chinese = std::max(chinese, quality_of(range));
        if (range.starts_with("en")) english = std::max(english, quality_of(range));
    }
    return english > chinese ? Language::English : Language::Chinese;
}

}  // namespace api
