#include "cli/score.hpp"

#include <doctest/doctest.h>

#include "base/failure.hpp"
#include "cli/json_lines.hpp"
#include "tests/domain/rating/shipped_book.hpp"

namespace {

const rating::Standard* find_standard(std::string_view id) {
    const auto& standard = rating_test::shipped_book().standard;
    return id == standard.id() ? &standard : nullptr;
}

/// The answer to one request, or "code: detail".
std::string ask(const std::string& request) {
    try {
        const auto value = json::parse(request);
        json::object answer;
        cli::answer_score(value.as_object(), find_standard, answer);
        return json::to_text(answer);
    } catch (const cli::LineRefused& refused) {
        return refused.code + ": " + refused.what();
    } catch (const base::BadInput& bad) {
        return std::string{"bad_input: "} + bad.what();
    }
}

std::string inline_standard(const std::string& assessment, const std::string& items) {
    return R"({"standard":{"id":"x","items":[)" + items +
           R"(],"levels":[{"level":"five","from":95},{"level":"four","from":90}],)"
           R"("special":{"deduction":1,"fail_from":5,"bonus":1,"bonus_max":1}},"assessment":)" +
           assessment + "}";
}

const std::string kTwo = R"({"id":"1.1","points":6,"points_basis":"printed","scoring":"qualitative"},
    {"id":"1.2","points":4.5,"points_basis":"working","scoring":"sampled"})";

}  // namespace

TEST_CASE("an inline standard is scored with everything the contract names") {
    CHECK(ask(inline_standard(R"({"items":{"1.1":{"met":true},"1.2":{"sampled":3,"failed":1}}})", kTwo)) ==
          R"({"standard":"x","score":85.71,"level":"none","obtained":9,"applicable":10.5,)"
          R"("groups":{"1":{"obtained":9,"applicable":10.5}},)"
          R"("lost":[{"item":"1.2","points":1.5,"why":"samples_failed","sampled":3,"failed":1}],)"
          R"("special_deductions":0,"special_bonus":0,"provisional":true,"missing":[]})");
}

TEST_CASE("missing items are named and leave the level open") {
    CHECK(ask(inline_standard(R"({"items":{"1.1":{"met":false}},"special_deductions":[{"ground":"law","note":"n"}]})",
                              kTwo)) ==
          R"({"standard":"x","score":0,"level":null,"obtained":0,"applicable":6,)"
          R"("groups":{"1":{"obtained":0,"applicable":6}},)"
          R"("lost":[{"item":"1.1","points":6,"why":"not_met","sites":1,"failed":1}],)"
          R"("special_deductions":1,"special_bonus":0,"provisional":false,"missing":["1.2"]})");
}

TEST_CASE("points that are written as decimals are exact") {
    // 0.1 + 0.2 of 0.3: with doubles the share would not be one.
    const std::string items =
        R"({"id":"1","points":0.1,"scoring":"qualitative"},{"id":"2","points":"0.2","scoring":"qualitative"})";
    const auto answer =
        ask(inline_standard(R"({"items":{"1":{"met":true},"2":{"met":true}},"special_bonus":0})", items));
    CHECK(answer.find(R"("score":100,"level":"five","obtained":0.3,"applicable":0.3,"groups":{})") !=
          std::string::npos);
    // 94.995 shows as 95 and is four.
    const auto close = ask(inline_standard(R"({"items":{"1.1":{"sampled":100000,"failed":5005}}})",
                                           R"({"id":"1.1","points":100,"scoring":"sampled"})"));
    CHECK(close.find(R"("score":95,"level":"four","obtained":94.995)") != std::string::npos);
}

TEST_CASE("the shipped book is found by its id") {
    const auto answer = ask(
        R"({"standard":"gbt-27922-2011","assessment":{"items":{"5.1.2.1":{"sampled":40,"failed":3},"5.2.6.1":{"not_applicable":"no goods to take back"}},)"
        R"("outlets":[{"id":"N1","items":{"5.1.2.1":{"sampled":10,"failed":0}}}]}})");
    CHECK(answer.find(R"("score":94,"level":null,"obtained":2.679,"applicable":2.85)") != std::string::npos);
    CHECK(answer.find(R"("5.1.2":{"obtained":2.679,"applicable":2.85})") != std::string::npos);
    CHECK(answer.find(R"("5":{"obtained":2.679,"applicable":2.85})") != std::string::npos);
    CHECK(answer.find(R"("provisional":true)") != std::string::npos);
    CHECK(ask(R"({"standard":"x","assessment":{}})") == "unknown_standard: no book of a standard has the id 'x'");
}

TEST_CASE("what the field refuses is bad input with its reason") {
    CHECK(ask(inline_standard(R"({"items":{"9.9":{"met":true}}})", kTwo)) == "bad_input: unknown_item: item '9.9'");
    CHECK(ask(inline_standard(R"({"items":{"1.2":{"sampled":0,"failed":0}}})", kTwo)) ==
          "bad_input: sampled_out_of_range: item '1.2'");
    CHECK(ask(inline_standard(R"({"outlets":[{"id":"N1","items":{"1.2":{"sampled":2,"failed":3}}}]})", kTwo)) ==
          "bad_input: failed_out_of_range: item '1.2', outlet 'N1'");
    CHECK(ask(inline_standard(R"({"items":{"1.1":{"not_applicable":"a"},"1.2":{"not_applicable":"b"}}})", kTwo)) ==
          "bad_input: nothing_applicable");
    CHECK(ask(inline_standard(
              "{}", R"({"id":"1","points":1,"scoring":"sampled"},{"id":"1.1","points":1,"scoring":"sampled"})")) ==
          "bad_input: standard: bad_standard: item_is_group: 1");
}

TEST_CASE("a misshapen request names the way to the value") {
    CHECK(ask("{}") == "bad_input: lacks 'standard'");
    CHECK(ask(R"({"standard":"gbt-27922-2011"})") == "bad_input: lacks 'assessment'");
    CHECK(ask(R"({"standard":7,"assessment":{}})") == "bad_input: standard: must be an object");
    CHECK(ask(inline_standard(R"({"items":{"1.1":{"mett":true}}})", kTwo)) ==
          "bad_input: assessment.items.1.1.mett: is not a word here");
    CHECK(ask(inline_standard(R"({"items":{"1.1":{"met":1}}})", kTwo)) ==
          "bad_input: assessment.items.1.1.met: must be true or false");
    CHECK(ask(inline_standard(R"({"items":{"1.2":{"sampled":1.5,"failed":0}}})", kTwo)) ==
          "bad_input: assessment.items.1.2.sampled: must be a whole number");
    CHECK(ask(inline_standard(R"({"itemz":{}})", kTwo)) == "bad_input: assessment.itemz: is not a word here");
    CHECK(ask(inline_standard("{}", R"({"id":"1","points":0.30000000000000004,"scoring":"sampled"})")) ==
          "bad_input: standard.items[0].points: '0.30000000000000004' is not a decimal of at most 6 places and 18 "
          "digits");
    CHECK(ask(inline_standard("{}", R"({"id":"1","points":1,"scoring":"guess"})")) ==
          "bad_input: standard.items[0].scoring: 'guess' is neither 'sampled' nor 'qualitative'");
}
