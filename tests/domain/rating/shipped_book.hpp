#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "domain/rating/standard_book.hpp"

namespace rating_test {

inline std::string text_of(const std::string& path) {
    std::ifstream file{std::string{FIVESTAR_SOURCE_DIR "/"} + path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline const rating::StandardBook& shipped_book() {
    static const auto kBook =
        rating::read_standard_book(text_of("rulebooks/standards/gbt-27922-2011.yaml"), "gbt-27922-2011.yaml");
    return kBook;
}

}  // namespace rating_test
