#include <doctest/doctest.h>
#include <fmt/chrono.h>

#include <algorithm>
#include <map>

#include "flows/demo/dice.hpp"
#include "flows/demo/fill_demo.hpp"
#include "flows/replay_cases.hpp"
#include "ledger/export.hpp"
#include "ledger/follow.hpp"
#include "ledger/seal.hpp"
#include "ledger/verify.hpp"
#include "store/case_store.hpp"
#include "store/promise_store.hpp"
#include "tests/support/store.hpp"

namespace {

/// A store of its own with the demo company in it.
struct Filled {
    support::Store store;
    base::Instant until;
    flows::Context context;
    base::Result<flows::DemoResult> result = base::Refusal{"not_filled"};

    Filled(std::int64_t cases, std::uint64_t seed, const char* end = "2026-11-22T08:00:00Z")
        : until(*base::parse_rfc3339(end)),
          context{
              store.database(),
              {1, std::string{flows::kDemoCompany}, std::string{flows::kDemoZone}, base::find_zone(flows::kDemoZone)},
              [this] { return until; },
              base::secure_random()} {
        context.put_books(flows::read_books(flows::shipped_books(until)));
        result = flows::fill_demo(context, {.cases = cases, .seed = seed, .until = until});
    }

    std::vector<ledger::Entry> entries() {
        return store.database().read([](const db::ReadTx& tx) { return ledger::entries_after(tx, 1, 0, 10000000); });
    }
    std::vector<cases::Case> all_cases() {
        return store.database().read([](const db::ReadTx& tx) { return store::cases_after(tx, 1, "", 1000000); });
    }
    std::string all_hashes() {
        std::string all;
        for (const auto& entry : entries()) all += base::as_bytes(entry.hash);
        return base::to_hex(base::sha256(all));
    }
};

double share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

TEST_CASE("the same seed and end give the same bytes, another seed gives others") {
    Filled one{300, 1};
    Filled same{300, 1};
    Filled other{300, 2};
    REQUIRE(one.result);
    CHECK(one.result->cases == 300);
    CHECK(one.result->outlets == 40);
    CHECK(one.result->staff == 300);
    CHECK(one.all_hashes() == same.all_hashes());
    CHECK(one.all_hashes() != other.all_hashes());
}

TEST_CASE("a demo company has a story of every kind, channel and state") {
    Filled demo{300, 1};
    REQUIRE(demo.result);
    std::map<std::string, int> kinds;
    std::map<std::string, int> channels;
    std::map<std::string, int> states;
    for (const auto& known : demo.all_cases()) {
        ++kinds[known.kind];
        ++channels[known.channel];
        ++states[std::string{cases::to_word(known.state)}];
        CHECK(known.opened_at <= demo.until);
        CHECK(known.number.size() == 16);
    }
    for (const char* kind : {"consultation", "complaint", "repair", "return"}) CHECK_MESSAGE(kinds[kind] > 0, kind);
    for (const char* channel : {"hotline", "portal", "wechat", "platform", "api"}) {
        CHECK_MESSAGE(channels[channel] > 0, channel);
    }
    for (const char* state : {"open", "responded", "assigned", "waiting", "resolved", "closed"}) {
        CHECK_MESSAGE(states[state] > 0, state);
    }
    CHECK(demo.result->running == states["open"] + states["responded"] + states["assigned"] + states["waiting"]);
}

TEST_CASE("whoever opens his day finds cases that are late and cases that are due within the hour") {
    Filled demo{300, 1};
    const auto due = demo.store.database().read([](const db::ReadTx& tx) { return store::next_due(tx, 1, 1000); });
    const auto is_late = [&](const store::CasePromise& one) { return *one.standing.due_at < demo.until; };
    const auto is_soon = [&](const store::CasePromise& one) {
        return !is_late(one) && *one.standing.due_at < demo.until + std::chrono::hours{1};
    };
    CHECK(std::count_if(due.begin(), due.end(), is_late) >= 1);
    CHECK(std::count_if(due.begin(), due.end(), is_soon) >= 2);
}

TEST_CASE("every row of the demo company is the fold of its entries, and its ledger holds") {
    Filled demo{300, 3};
    const auto replay = flows::replay_cases(demo.context);
    CHECK(replay.cases == 300);
    CHECK(replay.units == demo.result->units);
    CHECK(replay.customers == demo.result->customers);
    CHECK(replay.differing.empty());

    const auto entries = demo.entries();
    CHECK(static_cast<std::int64_t>(entries.size()) == demo.result->entries);
    CHECK(std::is_sorted(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.at < b.at; }));
    CHECK(entries.back().at <= demo.until);
    const auto verdict = demo.store.database().read([](const db::ReadTx& tx) {
        std::string text;
        ledger::write_export(tx, 1, [&text](std::string_view piece) { text += piece; });
        ledger::Verifier verifier{{}};
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find('\n', at), text.size());
            verifier.take(std::string_view{text}.substr(at, end - at));
            at = end + 1;
        }
        return verifier.finish();
    });
    CHECK_MESSAGE(verdict.holds, verdict.complaint);
}

TEST_CASE("cases are numbered and opened in the order of time") {
    Filled demo{300, 1};
    base::Instant last{};
    for (const auto& known : demo.all_cases()) {  // in the order of ids
        CHECK(known.opened_at >= last);
        last = known.opened_at;
        CHECK(known.number.substr(3, 8) ==
              fmt::format("{:%Y%m%d}", std::chrono::sys_seconds{std::chrono::floor<std::chrono::seconds>(
                                           known.opened_at + std::chrono::hours{8})}));
    }
}

TEST_CASE("the level is a believable middle") {
    Filled demo{2500, 1};
    std::int64_t running = 0, merged = 0, answered_24h = 0, resolved = 0, rated = 0, satisfied = 0, repairs = 0,
                 rework = 0, talks = 0, first_contact = 0, hotline = 0, hotline_s = 0, fixed = 0, fixed_s = 0;
    for (const auto& known : demo.all_cases()) {
        running += cases::is_running(known.state);
        merged += known.state == cases::State::Merged;
        answered_24h += known.responded_at && *known.responded_at - known.opened_at <= std::chrono::hours{24};
        resolved += known.resolved_at.has_value();
        rated += known.rating.has_value();
        satisfied += known.rating.value_or(0) >= 4;
        const auto since_opening = [&](base::Instant at) {
            return std::chrono::duration_cast<std::chrono::seconds>(at - known.opened_at).count();
        };
        if (known.channel == "hotline" && known.responded_at) {
            ++hotline;
            hotline_s += since_opening(*known.responded_at);
        }
        if (known.kind == "repair") {
            ++repairs;
            rework += known.rework_of.has_value();
            if (known.resolved_at) {
                ++fixed;
                fixed_s += since_opening(*known.resolved_at) - known.waited_customer_us / 1000000;
            }
        } else if (known.kind != "return" && known.resolved_at) {
            ++talks;
            first_contact += known.reopened_count == 0 && known.waited_customer_us == 0 && known.handover_count <= 1;
        }
    }
    const auto in_band = [](double figure, double low, double high) { return figure >= low && figure <= high; };
    CHECK(in_band(share(answered_24h, 2500), 0.94, 0.985));
    CHECK(in_band(share(resolved, 2500 - merged), 0.935, 0.975));
    CHECK(in_band(share(satisfied, rated), 0.87, 0.94));
    CHECK(in_band(share(rated, 2500), 0.42, 0.56));
    CHECK(in_band(share(rework, repairs), 0.006, 0.025));
    CHECK(in_band(share(first_contact, talks), 0.68, 0.80));
    CHECK(in_band(share(hotline_s, hotline) / 60, 14, 32));
    CHECK(in_band(share(fixed_s, fixed) / 3600, 2.0, 3.6));
    CHECK(merged > 0);
    CHECK(running > 40);
}

TEST_CASE("a store that holds cases is not filled") {
    Filled demo{60, 1};
    const auto again = flows::fill_demo(demo.context, {.cases = 60, .until = demo.until});
    REQUIRE_FALSE(again);
    CHECK(again.refusal().code == "store_not_empty");
    CHECK(again.refusal().facts[0] == std::pair<std::string, std::string>{"interrupted", "no"});
}

TEST_CASE("any day ends a story, also one before the summer's end") {
    for (const char* end : {"2026-07-20T08:00:00Z", "2024-02-29T15:59:00Z", "2026-08-11T16:00:00Z"}) {
        CAPTURE(end);
        Filled demo{40, 7, end};
        REQUIRE(demo.result);
        CHECK(demo.result->cases == 40);
    }
}

TEST_CASE("the dice of a seed never change") {
    flows::demo::Dice dice{1, 2, 3};
    CHECK(dice.below(1000000) == flows::demo::Dice{1, 2, 3}.below(1000000));
    std::int64_t sum = 0;
    for (int i = 0; i < 20000; ++i) sum += dice.skewed(3000);
    CHECK(sum / 20000 > 2850);
    CHECK(sum / 20000 < 3150);
}
