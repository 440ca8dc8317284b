#include "tests/lens/given_cases.hpp"

namespace {

/// Every row as text, words spelled out.
std::vector<std::string> rows_of(const lens::Lens& lens) {
    return lens.read([](const lens::View& view) {
        std::string columns = "case_id, rework_of";
        for (const auto& column : lens::kColumns) columns += ", " + std::string{column.name};
        auto answer = view.connection.ask("SELECT " + columns + " FROM case_facts ORDER BY case_id");
        std::vector<std::string> rows;
        while (answer.next()) {
            std::string row =
                lens::id_of(answer.wide(0)) + " " + (answer.is_null(1) ? "-" : lens::id_of(answer.wide(1)));
            for (std::size_t i = 0; i < lens::kColumns.size(); ++i) {
                const bool is_word = lens::kColumns[i].kind == lens::ColumnKind::Word;
                row += " " + std::string{lens::kColumns[i].name} + "=";
                if (answer.is_null(i + 2)) continue;
                row += is_word ? view.words.at(answer.integer(i + 2)) : std::to_string(answer.integer(i + 2));
            }
            rows.push_back(row);
        }
        return rows;
    });
}

/// Changes one case, or opens another, at random.
void step(given::Store& store, std::vector<given::Case>& cases, const base::Random& random) {
    const auto below = [&](std::uint64_t limit) { return static_cast<std::size_t>(random() % limit); };
    if (cases.empty() || below(3) == 0) {
        auto& fresh = cases.emplace_back();
        fresh.id = store.new_id();
        fresh.opened = static_cast<double>(below(2000));
        fresh.outlet = "OUT-" + std::to_string(below(40));
        fresh.promises = {{"response_24h", fresh.opened + 24, "open"}};
        if (cases.size() > 1 && below(2) == 0) fresh.rework_of = cases[below(cases.size() - 1)].id;
        return store.put(fresh);
    }
    auto& row = cases[below(cases.size())];
    switch (below(6)) {
        case 0:
            row.responded = row.opened + static_cast<double>(below(48));
            row.promises = {{"response_24h", row.opened + 24, *row.responded <= row.opened + 24 ? "kept" : "broken"}};
            break;
        case 1:
            row.resolved = row.opened + static_cast<double>(below(300));
            row.first_resolved = row.resolved;
            break;
        case 2:
            row.resolved.reset();
            row.reopened += 1;
            break;
        case 3:
            row.rating = static_cast<std::int64_t>(below(5)) + 1;
            break;
        case 4:
            if (below(4) == 0) row.merged_into = cases[0].id;
            break;
        default:
            row.outlet = "OUT-" + std::to_string(below(60));
            row.rework_of = below(2) == 0 ? std::nullopt : std::optional{cases[below(cases.size())].id};
    }
    store.put(row);
}

}  // namespace

TEST_CASE("following in steps of any size gives the rows that reading everything gives") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        given::Store store;
        const auto follower = given::lens_of(store);
        if (!follower) return;
        const auto reader = given::lens_of(store);
        const auto random = base::seeded_random(seed);
        std::vector<given::Case> cases;
        for (int round = 0; round < 8; ++round) {
            for (auto steps = random() % 25; steps > 0; --steps) step(store, cases, random);
            if (random() % 4 == 0) store.tell_other();
            follower->catch_up(store.database());
            reader->rebuild(store.database());
            REQUIRE(follower->seq() == reader->seq());
            REQUIRE(rows_of(*follower) == rows_of(*reader));
        }
        CHECK(rows_of(*follower).size() > 5);
    }
}

TEST_CASE("a case that is redone knows how long after, and forgets it when the rework is merged away") {
    given::Store store;
    const auto lens = given::lens_of(store);
    if (!lens) return;
    const given::Case first{.id = store.new_id(), .opened = 0, .resolved = 5};
    given::Case again{.id = store.new_id(), .opened = 12, .rework_of = first.id};
    const auto reworked = [&] {
        lens->catch_up(store.database());
        return lens->read([&](const lens::View& view) {
            const lens::duck::Param id[] = {lens::wide_of(first.id)};
            auto answer = view.connection.ask("SELECT reworked_us FROM case_facts WHERE case_id = $1", id);
            REQUIRE(answer.next());
            return answer.is_null(0) ? -1 : answer.integer(0);
        });
    };
    store.put(first);
    CHECK(reworked() == -1);
    store.put(again);
    CHECK(reworked() == 7 * given::kHour);
    again.merged_into = first.id;
    store.put(again);
    CHECK(reworked() == -1);
}

TEST_CASE("a reader may ask for an entry and wait until the lens has it") {
    given::Store store;
    const auto lens = given::lens_of(store);
    if (!lens) return;
    store.put({.id = store.new_id()});
    CHECK(!lens->wait_for(1, std::chrono::milliseconds{1}));
    CHECK(lens->catch_up(store.database()) == 1);
    CHECK(lens->wait_for(1, std::chrono::milliseconds{0}));
    store.tell_other();
    CHECK(lens->catch_up(store.database()) == 2);
    CHECK(lens->read([](const lens::View& view) { return view.seq; }) == 2);
}
