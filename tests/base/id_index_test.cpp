#include "base/id_index.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

TEST_CASE("an index of ids agrees with a map, whatever is added and taken out") {
    base::IdIndex index;
    std::map<std::string, std::uint32_t> known;
    const auto random = base::seeded_random(5);
    for (int step = 0; step < 20'000; ++step) {
        // Few different ids, some of them next to each other, so that every way through is taken.
        const base::IdBits id{random() % 2, random() % 300};
        const auto text = base::id_text(id);
        if (random() % 3 == 0) {
            const auto removed = index.remove(id);
            REQUIRE(removed.has_value() == known.contains(text));
            if (removed) CHECK(*removed == known.at(text));
            known.erase(text);
        } else {
            const auto number = index.add(id);
            const auto [place, fresh] = known.emplace(text, number);
            REQUIRE(place->second == number);
            REQUIRE(index.id(number) == id);
        }
        REQUIRE(index.size() == known.size());
    }
    for (const auto& [text, number] : known) CHECK(index.find(*base::id_bits(text)) == number);
    CHECK(index.span() < 700);
    CHECK_FALSE(index.find({9, 9}));
}

TEST_CASE("an id survives the way through its bits") {
    base::Ids ids{base::seeded_random(2)};
    const auto id = ids.next(base::from_micros(1'700'000'000'000'000));
    CHECK(base::id_text(*base::id_bits(id)) == id);
    CHECK(base::id_text(*base::id_bits("7zzzzzzzzzzzzzzzzzzzzzzzzz")) == "7zzzzzzzzzzzzzzzzzzzzzzzzz");
    CHECK_FALSE(base::id_bits("8zzzzzzzzzzzzzzzzzzzzzzzzz"));
    CHECK_FALSE(base::id_bits("c1"));
    CHECK_FALSE(base::id_bits("0000000000000000000000000u"));
}
