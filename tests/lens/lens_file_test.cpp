#include "tests/lens/given_cases.hpp"

namespace {

std::int64_t count(const lens::Lens& lens) {
    return lens.read([](const lens::View& view) {
        auto answer = view.connection.ask("SELECT count(*) FROM case_facts");
        REQUIRE(answer.next());
        return answer.integer(0);
    });
}

/// A store of three cases whose lens was closed again; nothing where there is no DuckDB.
bool was_read_before(given::Store& store) {
    for (int i = 0; i < 3; ++i) store.put({.id = store.new_id(), .outlet = "A"});
    const auto lens = given::lens_of(store);
    if (lens) lens->catch_up(store.database());
    return lens != nullptr;
}

}  // namespace

TEST_CASE("without libduckdb.so the lens is refused and says where it looked") {
    const auto library = lens::duck::Library::open({"/nowhere/lib/libduckdb.so"});
    REQUIRE(!library);
    CHECK(library.refusal().code == "lens_unavailable");
    CHECK(library.refusal().facts[0].second.find("/nowhere/lib/libduckdb.so") != std::string::npos);
}

TEST_CASE("a library that is not DuckDB is refused") {
    const auto library = lens::duck::Library::open({"libm.so.6"});
    REQUIRE(!library);
    CHECK(library.refusal().facts[0].second.find("has no duckdb_") != std::string::npos);
}

TEST_CASE("a lens that was closed goes on where it was") {
    given::Store store;
    if (!was_read_before(store)) return;
    const auto lens = given::lens_of(store);
    CHECK(lens->seq() == 3);
    CHECK(count(*lens) == 3);
    store.put({.id = store.new_id(), .outlet = "B"});
    CHECK(lens->catch_up(store.database()) == 4);
    CHECK(count(*lens) == 4);
}

TEST_CASE("a damaged file is thrown away and read again") {
    given::Store store;
    if (!was_read_before(store)) return;
    std::ofstream{store.lens_folder() / "lens.duckdb", std::ios::trunc} << "not a database at all";
    const auto lens = given::lens_of(store);
    CHECK(lens->seq() == 0);
    lens->catch_up(store.database());
    CHECK(count(*lens) == 3);
}

TEST_CASE("a file that breaks while it is open is begun anew by the next catching up") {
    given::Store store;
    if (!was_read_before(store)) return;
    const auto lens = given::lens_of(store);
    const auto ask_nonsense = [](const lens::View& view) { return view.connection.ask("SELECT nothing").next(); };
    CHECK_THROWS_AS(lens->read(ask_nonsense), base::Failure);
    lens->catch_up(store.database());
    CHECK(count(*lens) == 3);
}

TEST_CASE("another zone reads everything again") {
    given::Store store;
    if (!was_read_before(store)) return;
    const auto lens = given::lens_of(store, {1, "UTC", [](std::int64_t) { return 0; }});
    CHECK(lens->seq() == 0);
}

TEST_CASE("another ledger reads everything again") {
    given::Store store;
    if (!was_read_before(store)) return;
    given::Store other;
    for (int i = 0; i < 5; ++i) other.put({.id = other.new_id(), .kind = "complaint"});
    std::filesystem::remove_all(other.lens_folder());
    std::filesystem::copy(store.lens_folder(), other.lens_folder());
    const auto lens = given::lens_of(other);
    CHECK(lens->seq() == 3);
    lens->catch_up(other.database());
    CHECK(lens->seq() == 5);
    CHECK(count(*lens) == 5);
}

TEST_CASE("a second process has a file of its own") {
    given::Store store;
    if (!was_read_before(store)) return;
    const auto first = given::lens_of(store);
    const auto second = given::lens_of(store);
    CHECK(first->seq() == 3);
    CHECK(second->seq() == 0);
    second->catch_up(store.database());
    CHECK(count(*second) == 3);
    CHECK(std::filesystem::exists(store.lens_folder() / "lens-1.duckdb"));
}

TEST_CASE("ids are stored as numbers and come back as they were, in the same order") {
    base::Ids ids{base::seeded_random(3)};
    const auto id = ids.next(base::from_micros(given::kBase));
    CHECK(lens::id_of(lens::wide_of(id)) == id);
    CHECK(lens::id_of(lens::wide_of("7zzzzzzzzzzzzzzzzzzzzzzzzz")) == "7zzzzzzzzzzzzzzzzzzzzzzzzz");
    CHECK_THROWS_AS(lens::wide_of("8zzzzzzzzzzzzzzzzzzzzzzzzz"), base::Failure);
    CHECK_THROWS_AS(lens::wide_of("c1"), base::Failure);
}
