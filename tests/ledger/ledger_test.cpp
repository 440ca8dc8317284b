#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "ledger/append.hpp"
#include "ledger/export.hpp"
#include "ledger/follow.hpp"
#include "ledger/seal.hpp"
#include "ledger/verify.hpp"
#include "tests/support/store.hpp"

namespace {

const base::Instant kNoon = *base::parse_rfc3339("2026-11-22T04:00:00Z");

void append(support::Store& store, int count, std::string_view kind = "case") {
    store.database().write_and_wait([&](db::WriteTx& tx) {
        ledger::Appender appender{tx, 1, kNoon};
        for (int i = 0; i < count; ++i) {
            const auto id = fmt::format("s{}", i % 3);
            appender.append({kNoon, "agent", kind, id, "case_noted", "{\"text\":\"漏水\"}"});
        }
        return 0;
    });
}

std::vector<std::string> export_lines(support::Store& store) {
    std::string text;
    store.database().read([&](const db::ReadTx& tx) {
        ledger::write_export(tx, 1, [&](std::string_view piece) { text += piece; });
        return 0;
    });
    std::vector<std::string> lines;
    for (const auto line : base::split(text, '\n')) lines.emplace_back(line);
    lines.pop_back();
    return lines;
}

ledger::Verdict verify(const std::vector<std::string>& lines, ledger::Trust trust = {}) {
    ledger::Verifier verifier{std::move(trust)};
    for (const auto& line : lines) {
        if (!verifier.take(line)) break;
    }
    return verifier.finish();
}

int seal(support::Store& store, const ledger::Key& key) {
    return store.database().write_and_wait([&](db::WriteTx& tx) { return ledger::seal(tx, 1, key, kNoon); });
}

/// 5,000 entries in two blocks and 7 that are not sealed yet.
std::vector<std::string> example(support::Store& store, const ledger::Key& key) {
    append(store, 5000);
    CHECK(seal(store, key) == 2);
    append(store, 7);
    return export_lines(store);
}

}  // namespace

TEST_CASE("an export that nobody touched holds") {
    support::Store store;
    const auto key = ledger::make_key();
    const auto verdict = verify(example(store, key), {.head = "", .public_key = key.open});
    CHECK(verdict.complaint == "");
    CHECK(verdict.holds);
    CHECK(verdict.entries == 5007);
    CHECK(verdict.blocks == 2);
    CHECK(verdict.unsealed == 7);
    CHECK(verdict.public_key == key.open);
}

TEST_CASE("the first entry that was altered, removed or inserted is named") {
    support::Store store;
    const auto key = ledger::make_key();
    const auto lines = example(store, key);

    auto altered = lines;
    altered[17].replace(altered[17].find("漏水"), 6, "漏电");
    CHECK(verify(altered).complaint == "entry 17 was altered");

    auto removed = lines;
    removed.erase(removed.begin() + 42);
    CHECK(verify(removed).complaint == "entry 42 was removed");

    auto inserted = lines;
    inserted.insert(inserted.begin() + 100, lines[99]);
    CHECK(verify(inserted).complaint == "an entry was inserted, or moved, behind entry 99");

    auto rehashed = altered;
    const auto text = rehashed[17].substr(2, rehashed[17].rfind('\t') - 2);
    rehashed[17] = "E\t" + text + "\t" + base::to_hex(base::sha256(text));
    CHECK(verify(rehashed).complaint == "block 1 (entries 1 to 4096): an entry was altered and hashed again");

    auto cut = lines;
    cut.resize(50);
    CHECK(verify(cut).complaint == "the export breaks off behind entry 49");
    CHECK(verify({}).complaint == "the file is empty");
}

TEST_CASE("a resealed ledger is seen by who kept the head or the key") {
    support::Store honest;
    support::Store forged;
    const auto key = ledger::make_key();
    const auto other = ledger::make_key();
    append(honest, 10);
    append(forged, 9);
    seal(honest, key);
    seal(forged, other);
    const auto head = verify(export_lines(honest)).head;
    const auto lines = export_lines(forged);
    CHECK(verify(lines).holds);
    CHECK(verify(lines, {.head = head, .public_key = ""}).complaint ==
          "the head you hold is not in this chain: it was cut or sealed anew");
    CHECK(verify(lines, {.head = "", .public_key = key.open}).complaint ==
          "block 1 (entries 1 to 9) was signed with another key");
}

TEST_CASE("a follower reads each changed subject once and knows where it stands") {
    support::Store store;
    append(store, 10);
    append(store, 5, "user");
    store.database().read([](const db::ReadTx& tx) {
        const auto changed = ledger::changed_after(tx, 1, "case", 0, 100);
        CHECK(changed.subject_ids == std::vector<std::string>{"s0", "s1", "s2"});
        CHECK(changed.up_to == 15);
        CHECK_FALSE(changed.more);
        CHECK(ledger::changed_after(tx, 1, "case", 10, 100).subject_ids.empty());
        CHECK(ledger::changed_after(tx, 1, "case", 4, 2).up_to == 6);
        CHECK(ledger::entries_of(tx, 1, "s1").size() == 5);
        CHECK(ledger::entries_after(tx, 1, 13, 100).back().seq == 15);
        return 0;
    });
}

TEST_CASE("sealing twice seals nothing new") {
    support::Store store;
    const auto key = ledger::make_key();
    append(store, 3);
    CHECK(seal(store, key) == 1);
    CHECK(seal(store, key) == 0);
    const auto again = ledger::key_from_secret(key.secret);
    REQUIRE(again);
    CHECK(again->open == key.open);
    CHECK_FALSE(ledger::key_from_secret("00"));
}
