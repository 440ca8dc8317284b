#include "base/hash.hpp"

#include <doctest/doctest.h>

TEST_CASE("SHA-256 of \"abc\" is that of FIPS 180-4, in one piece and in two") {
    const auto expected = base::hash_from_hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    REQUIRE(expected);
    CHECK(base::sha256("abc") == *expected);
    CHECK(base::sha256("a", "bc") == *expected);
    CHECK(base::to_hex(*expected) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("hexadecimal is read strictly: pairs of lower-case digits and nothing else") {
    std::string all(256, '\0');
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<char>(i);
    CHECK(base::bytes_from_hex(base::to_hex(all)) == all);
    CHECK(base::bytes_from_hex("") == "");
    for (const auto* bad : {"0", "0g", "g0", "AB", "a ", " a", "/0", "0:", "`0", "\xff\xff"}) {
        CAPTURE(bad);
        CHECK_FALSE(base::bytes_from_hex(bad));
    }
    CHECK_FALSE(base::hash_from_hex(std::string(62, 'a')));
    CHECK_FALSE(base::hash_from_hex(std::string(66, 'a')));
    CHECK_FALSE(base::hash_from_hex(std::string(63, 'a') + "A"));
    CHECK(base::hash_from_hex(std::string(64, 'a')));
}
