#include "domain/fees/guard.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/ids.hpp"
#include "domain/fees/bill.hpp"
#include "domain/fees/consent.hpp"
#include "tests/domain/fees/shipped_schedule.hpp"

using namespace fees;
using fees_test::shipped_schedule;

namespace {

const base::Date kDay{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}};

/// Stands for the rulings of the guarantee engine: any kinds, of any confidence.
class RandomQuotation {
public:
    explicit RandomQuotation(std::uint64_t seed) : random_(base::seeded_random(seed)) {}

    std::int64_t below(std::int64_t bound) {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
    }
    std::vector<Forbidden> forbidden() {
        std::vector<Forbidden> all;
        for (std::int64_t n = below(5); n > 0; --n) {
            all.push_back({std::string{kKinds[static_cast<std::size_t>(below(8))]},
                           {"book", "1", static_cast<Confidence>(below(3))},
                           "r"});
        }
        return all;
    }
    std::vector<Line> lines() {
        const auto& items = shipped_schedule().items;
        std::vector<Line> all;
        for (std::int64_t n = 1 + below(6); n > 0; --n) {
            Line line{
                .item_id = items[static_cast<std::size_t>(below(static_cast<std::int64_t>(items.size())))].item_id,
                .quantity = 1 + below(3),
                .bearer = below(3) == 0 ? Bearer::Company : Bearer::Customer,
                .visit = 1 + below(3)};
            if (below(3) == 0) line.unit_price = base::Money{below(9000)};
            all.push_back(std::move(line));
        }
        return all;
    }
    void shuffle(std::vector<Line>& lines) {
        for (std::size_t at = lines.size(); at > 1; --at) {
            std::swap(lines[at - 1], lines[static_cast<std::size_t>(below(static_cast<std::int64_t>(at)))]);
        }
    }

private:
    base::Random random_;
};

bool forbids(const std::vector<Forbidden>& forbidden, const std::string& kind) {
    return std::any_of(forbidden.begin(), forbidden.end(),
                       [&](const Forbidden& one) { return covers(one.kind, kind) && one.basis.confidence != Confidence::C; });
}

}  // namespace

TEST_CASE("whatever passes the guard charges nothing forbidden, stacked or above the list, in any order of the lines") {
    int passed = 0;
    int refused = 0;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        RandomQuotation random{seed};
        const Ground ground{shipped_schedule(), {"HN-K35", "浙江", "own"}, kDay, random.forbidden()};
        auto lines = random.lines();
        const auto checked = check_lines(ground, lines);
        random.shuffle(lines);
        CHECK(static_cast<bool>(check_lines(ground, lines)) == static_cast<bool>(checked));
        ++(checked ? passed : refused);
        if (!checked) continue;
        base::Money sum;
        for (const auto& line : *checked) {
            sum += line.amount;
            CHECK(line.amount == line.unit_price * line.quantity);
            CHECK(line.unit_price <= line.list_price);
            if (line.bearer == Bearer::Company) continue;
            CHECK_FALSE(forbids(ground.forbidden, line.kind));
            const bool is_coming = line.kind == "visit" || line.kind == "start_up" || line.kind == "inspection";
            CHECK(is_coming == !line.stacking_group.empty());
            const auto stacked = std::count_if(checked->begin(), checked->end(), [&](const PricedLine& other) {
                return is_coming && other.stacking_group == line.stacking_group && other.visit == line.visit;
            });
            CHECK(stacked <= 1);
        }
        const auto totals = totals_of(*checked);
        CHECK(totals.customer + totals.company == sum);
    }
    // Both happen often enough to say something.
    CHECK(passed > 400);
    CHECK(refused > 400);
}

TEST_CASE("settling an inspection never makes the customer pay more, and moves nothing else") {
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        RandomQuotation random{seed};
        const Ground ground{shipped_schedule(), {"HN-K35", "浙江", "own"}, kDay, random.forbidden()};
        const auto checked = check_lines(ground, random.lines());
        if (!checked) continue;
        const auto before = totals_of(*checked);
        for (const bool fault_proved : {true, false}) {
            const auto after = settle_inspection(shipped_schedule(), *checked, fault_proved);
            const auto totals = totals_of(after);
            CHECK(totals.customer <= before.customer);
            CHECK(totals.customer + totals.company == before.customer + before.company);
            if (!fault_proved) CHECK(totals == before);
        }
    }
}

TEST_CASE("a sum that could not be kept exactly is refused") {
    const Ground ground{shipped_schedule(), {"HN-K35", "", ""}, kDay, {}, {{"a", "part.sensor", base::kMoneyMost}}};
    const std::vector<Line> lines{{.item_id = "part.sensor", .unit_price = base::kMoneyMost, .approval_id = "a"},
                                  {.item_id = "part.sensor"}};
    const auto checked = check_lines(ground, lines);
    REQUIRE_FALSE(checked);
    CHECK(checked.refusal().code == "fee_too_much");
}

TEST_CASE("a bill is held against what was consented to, item by item") {
    const Ground ground{shipped_schedule(), {"HN-K35", "", ""}, kDay};
    const std::vector<Line> lines{{.item_id = "visit.standard"},
                                  {.item_id = "part.sensor", .quantity = 2},
                                  {.item_id = "labour.small", .bearer = Bearer::Company}};
    const auto quoted = *check_lines(ground, lines);

    const auto same =
        compare_bill(quoted, std::vector<BillLine>{{"visit.standard", 1, 1, {5000}}, {"part.sensor", 1, 2, {2500}}});
    REQUIRE(same);
    CHECK(same->is_same);
    CHECK(same->billed == base::Money{10'000});

    const auto less = compare_bill(quoted, std::vector<BillLine>{{"part.sensor", 1, 1, {2500}}});
    REQUIRE(less);
    CHECK_FALSE(less->is_same);
    CHECK(less->quoted == base::Money{10'000});
    CHECK(less->billed == base::Money{2500});

    const auto code_of = [&](const BillLine& line) {
        const auto compared = compare_bill(quoted, std::vector<BillLine>{line});
        return compared ? "" : compared.refusal().code;
    };
    CHECK(code_of({"visit.standard", 1, 1, {5001}}) == "bill_above_quotation");
    CHECK(code_of({"part.sensor", 1, 3, {1}}) == "bill_above_quotation");
    CHECK(code_of({"part.board", 1, 1, {1}}) == "bill_line_not_quoted");
    CHECK(code_of({"visit.standard", 2, 1, {1}}) == "bill_line_not_quoted");
    CHECK(code_of({"labour.small", 1, 1, {1}}) == "bill_line_not_quoted");
}

TEST_CASE("a customer can answer once, in time, and with few guesses") {
    const auto now = base::from_micros(1'000'000);
    const auto code_of = [&](Consent consent) {
        const auto may = require_answerable(consent, now);
        return may ? "" : may.refusal().code;
    };
    const auto later = now + std::chrono::seconds{1};
    using State = Consent::State;
    CHECK(code_of({State::Asked, 1, later, 0}).empty());
    CHECK(code_of({State::Asked, 1, later, kCodeAttemptsMax - 1}).empty());
    CHECK(code_of({State::Asked, 1, later, kCodeAttemptsMax}) == "consent_code_locked");
    CHECK(code_of({State::Asked, 1, now, 0}) == "consent_lapsed");
    CHECK(code_of({State::Lapsed, 1, later, 0}) == "consent_lapsed");
    CHECK(code_of({State::Given, 1, later, 0}) == "consent_already_answered");
    CHECK(code_of({State::Declined, 1, later, 0}) == "consent_already_answered");
    for (const auto state : {State::Asked, State::Given, State::Declined, State::Lapsed}) {
        CHECK(consent_state_from(to_word(state)) == state);
    }
}

TEST_CASE("chargeable work waits for the consent to the quotation as it stands") {
    CHECK(require_consent(0, 3, 0));
    CHECK(require_consent(100, 3, 3));
    CHECK_FALSE(require_consent(100, 3, 2));
    CHECK_FALSE(require_consent(100, 1, 0));
}
