#include "rules/node.hpp"

#include <doctest/doctest.h>

using rules::Node;

namespace {

std::string complaint(const char* text, void (*read)(const Node&)) {
    try {
        read(Node::parse(text, "book.yaml"));
    } catch (const base::BadInput& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a book is read with types and order") {
    const auto book = Node::parse("id: x\npoints: 2.5\ndays: [2026-10-01, 2026-10-02]\nflag: true\n", "book.yaml");
    CHECK(book.at("points").number() == 2.5);
    CHECK(book.at("days").items().size() == 2);
    CHECK(base::to_string(book.at("days").items()[1].date()) == "2026-10-02");
    CHECK(book.at("flag").flag());
    CHECK(book.entries()[0].first == "id");
}

TEST_CASE("every complaint names line and column") {
    CHECK(complaint("a: 1\na: 2\n", [](const Node&) {}) ==
          "book.yaml:2:1: the key 'a' stands here a second time (first on line 1)");
    CHECK(complaint("a: {b: x}\n", [](const Node& n) { static_cast<void>(n.at("a").at("b").integer()); }) ==
          "book.yaml:1:8: a.b 'x' is not a whole number");
    CHECK(complaint("a: 1\nzz: 2\n", [](const Node& n) { n.only({"a"}); }) ==
          "book.yaml:2:5: zz is not a word of this kind of book");
    CHECK(complaint("a: [1, 2\n", [](const Node&) {}).find("book.yaml:2:1") == 0);
    CHECK(complaint("a: &x 1\n", [](const Node&) {}).find("anchors are not used") != std::string::npos);
    CHECK(complaint("", [](const Node&) {}) == "book.yaml: holds nothing");
    CHECK(complaint("a: \xff\n", [](const Node&) {}) == "book.yaml: not UTF-8 text");
}
