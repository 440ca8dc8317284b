#pragma once

#include <string>

#include "api/language.hpp"
#include "http/message.hpp"

namespace api {

/// A page for who has no account: HTML alone, without a script, in his language, for one hand and for paper.
struct PublicPage {
    std::string title;
    std::string organisation;
    std::string body;  ///< HTML, its texts escaped
};
http::Response public_response(const PublicPage& page, Language language, const http::Request& request,
                               int status = 200);

/// `?lang=zh|en` goes before what the browser likes.
Language page_language(const http::Request& request);

/// A text inside HTML, between tags or in a quoted attribute.
std::string escaped(std::string_view text);

}  // namespace api
