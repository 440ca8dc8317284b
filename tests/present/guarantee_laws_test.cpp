// Laws that hold for every book: over random facts, from random worlds.
#include <doctest/doctest.h>

#include <random>

#include "flows/law_books.hpp"

namespace {

using guarantee::Answer;
using guarantee::Facts;
using guarantee::Remedies;
using guarantee::Remedy;
using guarantee::Value;

const guarantee::Laws& laws() {
    return flows::shipped_laws();
}

guarantee::Slot slot(std::string_view name) {
    return laws().vocabulary().slot(name);
}

Value word(std::string_view text) {
    return Value::known(laws().vocabulary().words().find(text));
}

Value day(int year, unsigned month, unsigned of_month) {
    return Value::known(
        guarantee::to_day(base::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}}));
}

/// A unit somewhere in its life, with everything known that a person at the counter may know.
class World {
public:
    explicit World(unsigned seed) : random_(seed) {}

    Facts make() {
        Facts facts{laws().vocabulary()};
        static constexpr const char* kGoods[] = {"washing_machine", "color_tv",        "microwave", "mobile_phone",
                                                 "desktop_pc",      "air_conditioner", "bicycle",   "radio_cassette",
                                                 "family_car",      "toaster"};
        facts[slot("category")] = Value::known(facts.intern(laws().vocabulary().words(), pick(kGoods)));
        const auto invoice = day(2024, 7, 15).low + roll(0, 300);
        facts[slot("invoice_on")] = Value::known(invoice);
        facts[slot("delivered_on")] = Value::known(invoice + roll(0, 9));
        const auto fault = invoice + (roll(0, 1) == 0 ? roll(0, 20) : roll(0, 1200));
        facts[slot("fault.occurred_on")] = Value::known(fault);
        facts[slot("today")] = Value::known(fault + roll(0, 5));
        facts[slot("price")] = Value::known(roll(100, 1'000'000));
        facts[slot("docs.invoice")] = Value::known(roll(0, 5) > 0 ? 1 : 0);
        facts[slot("docs.card")] = Value::known(roll(0, 1));
        facts[slot("docs.order_record")] = Value::known(roll(0, 1));
        static constexpr const char* kKinds[] = {"performance", "performance", "quality", "brake_failure", "cosmetic"};
        facts[slot("fault.kind")] = word(pick(kKinds));
        facts[slot("fault.listed")] = Value::known(roll(0, 4) > 0 ? 1 : 0);
        static constexpr const char* kCauses[] = {"quality", "quality", "quality", "misuse", "force_majeure"};
        facts[slot("fault.cause")] = word(pick(kCauses));
        static constexpr const char* kClasses[] = {"whole", "main", "whole"};
        facts[slot("fault.part_class")] = word(pick(kClasses));
        facts[slot("stock_same_model")] = Value::known(roll(0, 1));
        facts[slot("accepts_other_model")] = Value::known(roll(0, 1));
        facts[slot("odometer_km")] = Value::known(roll(0, 70'000) * guarantee::kMillionths);
        facts[slot("use_coefficient")] = Value::known(roll(0, 5'000));
        static constexpr const char* kWishes[] = {"refund", "exchange", "repair"};
        facts[slot("wants")] = word(pick(kWishes));
        facts.repairs_given = true;
        for (auto left = roll(0, 3); left > 0; --left) add_repair(facts, invoice, fault);
        return facts;
    }

    std::int64_t roll(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>{least, most}(random_);
    }

private:
    template <std::size_t N>
    const char* pick(const char* const (&words)[N]) {
        return words[static_cast<std::size_t>(roll(0, N - 1))];
    }

    void add_repair(Facts& facts, std::int64_t invoice, std::int64_t fault) {
        guarantee::Repair repair;
        const auto sent = invoice + roll(0, std::max<std::int64_t>(fault - invoice, 1) - 1);
        repair.sent_on = Value::known(sent);
        repair.done_on = Value::known(std::min(sent + roll(0, 40), fault));
        repair.hours = Value::known((repair.done_on.low - sent) * 24 * guarantee::kMillionths);
        facts.repairs.push_back(repair);
    }

    std::mt19937 random_;
};

Answer decide(const Facts& facts) {
    Answer answer;
    laws().decide(facts, {}, false, answer);
    return answer;
}

constexpr Remedies kFree = static_cast<Remedies>(~guarantee::set_of(Remedy::RepairPaid));

/// What is asked rather than counted or presumed, and its possible values.
const std::vector<std::pair<const char*, std::vector<Value>>>& unknowable() {
    static const std::vector<std::pair<const char*, std::vector<Value>>> kFacts{
        {"fault.cause", {word("quality"), word("misuse"), word("force_majeure")}},
        {"fault.kind", {word("performance"), word("quality"), word("cosmetic"), word("brake_failure")}},
        {"docs.order_record", {Value::known(0), Value::known(1)}},
        {"stock_same_model", {Value::known(0), Value::known(1)}}};
    return kFacts;
}

}  // namespace

TEST_CASE("an unknown fact brackets the answers of its known values") {
    for (unsigned seed = 0; seed < 1500; ++seed) {
        World world{seed};
        auto facts = world.make();
        for (const auto& [name, values] : unknowable()) {
            // What a book presumes about the stock holds unless money is wanted.
            if (std::string_view{name} == "stock_same_model") facts[slot("wants")] = word("refund");
            auto open = facts;
            open[slot(name)] = Value{};
            const auto unsure = decide(open);
            for (const auto& value : values) {
                open[slot(name)] = value;
                const auto sure = decide(open);
                INFO("seed " << seed << ", " << name);
                CHECK((unsure.entitled() & ~sure.possible()) == 0);
                CHECK((sure.entitled() & ~unsure.possible()) == 0);
            }
        }
    }
}

TEST_CASE("what improves for the consumer never takes a right away") {
    for (unsigned seed = 0; seed < 1500; ++seed) {
        World world{seed};
        const auto facts = world.make();
        const auto before = decide(facts).entitled() & kFree;
        const auto improved = [&](const char* name, const Value& value) {
            auto better = facts;
            better[slot(name)] = value;
            INFO("seed " << seed << ", " << name);
            CHECK((before & ~decide(better).entitled()) == 0);
        };
        improved("docs.invoice", Value::known(1));
        improved("fault.cause", word("quality"));
        // Later delivery, and a shorter way on the odometer.
        improved("delivered_on", Value::known(facts[slot("delivered_on")].low + 5));
        improved("odometer_km", Value::known(facts[slot("odometer_km")].low / 2));
    }
}

TEST_CASE("time in repair never shortens a period, and nothing is paid back that was not paid") {
    for (unsigned seed = 0; seed < 1500; ++seed) {
        World world{seed};
        auto facts = world.make();
        const auto with = decide(facts);
        for (std::size_t i = 0; i < with.count; ++i) {
            for (const auto& clock : with.rulings[i].clocks) {
                if (clock.has_end) CHECK(clock.end >= clock.raw_end);
            }
            for (const auto& sum : with.rulings[i].refunds) {
                if (sum.net) CHECK(*sum.net <= facts[slot("price")].low);
                if (sum.net) CHECK(*sum.net >= 0);
            }
        }
    }
}

TEST_CASE("the same facts give the same answer, whatever was decided before") {
    World world{7};
    const auto facts = world.make();
    const auto first = decide(facts);
    Answer reused;
    for (unsigned seed = 0; seed < 50; ++seed) {
        World other{seed};
        laws().decide(other.make(), {}, true, reused);
    }
    laws().decide(facts, {}, false, reused);
    CHECK(reused.entitled() == first.entitled());
    CHECK(reused.possible() == first.possible());
    REQUIRE(reused.main() != nullptr);
    CHECK(reused.main()->result == first.main()->result);
    CHECK(reused.main()->clauses.size() == first.main()->clauses.size());
}
