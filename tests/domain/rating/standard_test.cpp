#include "domain/rating/standard.hpp"

#include <doctest/doctest.h>

#include "tests/domain/rating/standards.hpp"

using namespace rating;
using namespace rating_test;

namespace {

std::string reason_for(StandardDraft draft) {
    const auto standard = Standard::of(std::move(draft));
    if (standard) return "";
    CHECK(standard.refusal().code == "bad_standard");
    return standard.refusal().facts[0].second;
}

}  // namespace

TEST_CASE("the groups are all proper prefixes, in the order of a reader") {
    const auto standard = standard_of(
        {qualitative("5.10.1", 1), qualitative("5.2.1", 1), qualitative("5.2.10", 1), qualitative("5.2.2", 1)});
    std::string items;
    for (const auto& item : standard.items()) items += item.id + " ";
    CHECK(items == "5.2.1 5.2.2 5.2.10 5.10.1 ");
    std::string groups;
    for (const auto& group : standard.groups()) groups += group.id + " ";
    CHECK(groups == "5 5.2 5.10 ");
    CHECK(*standard.groups()[2].parent == 0);
    CHECK_FALSE(standard.groups()[0].parent);
    CHECK(*standard.group_of(3) == 2);
    CHECK(*standard.position("5.10.1") == 3);
    CHECK_FALSE(standard.position("5.10"));
}

TEST_CASE("a level begins at its bound") {
    const auto standard = standard_of({qualitative("1", 1)});
    CHECK(standard.level_of(95) == "five");
    CHECK(standard.level_of(base::Rational(94'999'999, 1'000'000)) == "four");
    CHECK(standard.level_of(90) == "four");
    CHECK(standard.level_of(80) == "three");
    CHECK(standard.level_of(70) == "qualified");
    CHECK(standard.level_of(base::Rational(6'999, 100)) == "none");
}

TEST_CASE("an unsound standard is refused with its reason") {
    CHECK(reason_for(with_levels({})) == "no_items");
    for (const char* id : {"", "1.", ".1", "1..2", "1 2", "1/2", "五"}) {
        CAPTURE(id);
        CHECK(reason_for(with_levels({qualitative(id, 1)})) == "bad_id");
    }
    CHECK(reason_for(with_levels({qualitative("1", 1), qualitative("1", 2)})) == "doubled_item");
    CHECK(reason_for(with_levels({qualitative("1.1", 1), qualitative("1.1.1", 2)})) == "item_is_group");
    CHECK(reason_for(with_levels({qualitative("1", -1)})) == "negative_points");
    auto draft = with_levels({qualitative("1", 1)});
    draft.levels = {};
    CHECK(reason_for(draft) == "no_levels");
    draft.levels = {{"a", 5}, {"b", 5}};
    CHECK(reason_for(draft) == "doubled_level");
    draft.levels = {{"none", 5}};
    CHECK(reason_for(draft) == "bad_level");
    draft.levels = {{"a", 5}};
    draft.special.fail_from = 0;
    CHECK(reason_for(draft) == "negative_special");
}
