#include "base/money.hpp"

#include <doctest/doctest.h>

using base::Money;
using base::parse_yuan;
using base::to_yuan;

TEST_CASE("yuan are read to the fen, and nothing finer or malformed is") {
    CHECK(parse_yuan("30") == Money{3000});
    CHECK(parse_yuan("0.5") == Money{50});
    CHECK(parse_yuan("1200.05") == Money{120005});
    CHECK(parse_yuan("100000000") == base::kMoneyMost);
    for (const char* bad :
         {"", ".", "3.", ".5", "-1", "+1", "1e3", "1.005", "100000000.01", "1 ", "１", "1234567890"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_yuan(bad));
    }
}

TEST_CASE("an amount is written with two decimals, and read back the same") {
    CHECK(to_yuan({-50}) == "-0.50");
    for (const std::int64_t fen : {0, 1, 99, 100, 12345, 10'000'000}) CHECK(parse_yuan(to_yuan({fen})) == Money{fen});
}
