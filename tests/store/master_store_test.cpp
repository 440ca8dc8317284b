#include "store/master_store.hpp"

#include "store/promise_store.hpp"
#include "tests/support/store.hpp"

TEST_CASE("a file's record is put once and changed in its place") {
    support::Store store;
    store.database().write_and_wait([](db::WriteTx& tx) {
        for (const std::string name : {"一店", "二店"}) {
            store::put(tx, 1, store::Outlet{.code = "N1", .name = name, .kind = "own", .state = "active"});
            store::put(tx, 1, store::StaffMember{.code = "T1", .name = name, .post = "technician", .state = "active"});
        }
        return 0;
    });
    store.database().read([](const db::ReadTx& tx) {
        const auto outlets = store::list_outlets(tx, 1);
        REQUIRE(outlets.size() == 1);
        CHECK(outlets[0].name == "二店");
        CHECK(store::has_outlet(tx, 1, "N1"));
        CHECK_FALSE(store::has_outlet(tx, 2, "N1"));
        CHECK_FALSE(store::last_payload(tx, 1, "outlet:N1"));
        return 0;
    });
}

TEST_CASE("running clocks are told by case and by due time, settled ones are not") {
    support::Store store;
    const auto at = [](int second) { return base::from_micros(second * 1'000'000LL); };
    store.database().write_and_wait([&](db::WriteTx& tx) {
        using Outcome = promises::Standing::Outcome;
        store::put_case_promise(tx, 1, {"a", "p", {.due_at = at(30)}});
        store::put_case_promise(tx, 1, {"b", "p", {.due_at = at(10)}});
        store::put_case_promise(tx, 1, {"b", "q", {}});
        store::put_case_promise(tx, 1, {"c", "p", {.due_at = at(20), .settled_at = at(5), .outcome = Outcome::Kept}});
        return 0;
    });
    store.database().read([&](const db::ReadTx& tx) {
        const auto due = store::next_due(tx, 1, 10);
        REQUIRE(due.size() == 2);
        CHECK(due[0].case_id == "b");
        CHECK(due[1].standing.due_at == at(30));
        return 0;
    });
}
