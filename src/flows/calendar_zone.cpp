#include "flows/calendar_zone.hpp"

#include "base/check.hpp"
#include "rules/node.hpp"

namespace flows {

std::string zone_of_calendar(const Books& books, std::string_view book_id) {
    const auto* book = books.find_text(book_id);
    CHECK(book != nullptr);
    return rules::Node::parse(book->text, book->book_id + ".yaml").at("zone").text();
}

}  // namespace flows
