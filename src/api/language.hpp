#pragma once

#include <string_view>

namespace api {

enum class Language { Chinese, English };

/// The better of the two by an Accept-Language header (RFC 9110 section 12.5.4); Chinese where it names neither.
Language language_of(std::string_view accept_language);

}  // namespace api
