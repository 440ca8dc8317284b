#include "store/quotation_store.hpp"

#include <doctest/doctest.h>

#include "tests/support/store.hpp"

namespace {

fees::PricedLine visit() {
    return {.item_id = "visit.standard",
            .kind = "visit",
            .list_price = {5000},
            .unit_price = {5000},
            .amount = {5000},
            .stacking_group = "coming"};
}

store::Quotation quotation(const std::string& id) {
    return {.quotation_id = id,
            .case_id = "case of " + id,
            .revision = 1,
            .schedule_id = "fees.example",
            .schedule_version = 1,
            .totals = {{5000}, {0}},
            .updated_at = base::from_micros(1),
            .actor = "somebody"};
}

/// Whether the schema lets such lines stand, whatever the flows would have said.
bool may_stand(support::Store& store, const std::vector<fees::PricedLine>& lines,
               const std::optional<store::Quotation>& row = {}) {
    static int serial = 0;
    const auto wanted = row.value_or(quotation("q" + std::to_string(++serial)));
    try {
        store.database().write_and_wait([&](db::WriteTx& tx) {
            store::put_quotation(tx, 1, wanted, lines);
            return 0;
        });
        return true;
    } catch (const base::Failure&) {
        return false;
    }
}

}  // namespace

TEST_CASE("the schema holds the guard, whoever writes") {
    support::Store store;
    CHECK(may_stand(store, {visit()}));

    auto inspection = visit();
    inspection.item_id = "inspection.standard";
    inspection.kind = "inspection";
    CHECK_FALSE(may_stand(store, {visit(), inspection}));
    inspection.visit = 2;
    CHECK(may_stand(store, {visit(), inspection}));
    inspection.visit = 1;
    inspection.bearer = fees::Bearer::Company;
    CHECK(may_stand(store, {visit(), inspection}));

    auto dear = visit();
    dear.unit_price = dear.amount = {5001};
    CHECK_FALSE(may_stand(store, {dear}));
    dear.approval_id = "approval";
    CHECK(may_stand(store, {dear}));

    auto forbidden = visit();
    forbidden.forbidden = fees::Forbidden{"visit", {"cn.crpl.2013", "24.2", fees::Confidence::B}, "ruling"};
    CHECK_FALSE(may_stand(store, {forbidden}));
    forbidden.bearer = fees::Bearer::Company;
    CHECK(may_stand(store, {forbidden}));
    auto unverified = visit();
    unverified.unverified = fees::Forbidden{"visit", {"cn.sanbao.general.1995", "15", fees::Confidence::C}, "ruling"};
    CHECK(may_stand(store, {unverified}));

    auto wrong = visit();
    wrong.amount = {4999};
    CHECK_FALSE(may_stand(store, {wrong}));
    auto nameless = visit();
    nameless.item_id = "";
    CHECK_FALSE(may_stand(store, {nameless}));
    auto unlisted = quotation("unlisted");
    unlisted.schedule_version = 0;
    CHECK_FALSE(may_stand(store, {visit()}, unlisted));
    auto early = quotation("early");
    early.given_revision = 2;
    CHECK_FALSE(may_stand(store, {visit()}, early));
}

TEST_CASE("lines come back as they were written, with what they rest on") {
    support::Store store;
    auto line = visit();
    line.bearer = fees::Bearer::Company;
    line.forbidden = fees::Forbidden{"visit", {"cn.crpl.2013", "24.2", fees::Confidence::B}, "ruling"};
    const auto row = quotation("kept");
    REQUIRE(may_stand(store, {line}, row));
    const auto found = store.database().read([](const db::ReadTx& tx) { return store::find_quotation(tx, 1, "case of kept"); });
    REQUIRE(found);
    const auto lines = store.database().read([&](const db::ReadTx& tx) { return store::lines_of(tx, 1, *found); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].bearer == fees::Bearer::Company);
    REQUIRE(lines[0].forbidden);
    CHECK(lines[0].forbidden->basis.clause == "24.2");
    CHECK(lines[0].forbidden->ruling_id == "ruling");
    CHECK_FALSE(lines[0].unverified);
}

TEST_CASE("a bill above its quotation cannot be kept") {
    support::Store store;
    const auto insert = [&](std::int64_t billed) {
        const store::Bill bill{.bill_id = "b" + std::to_string(billed),
                               .case_id = "c" + std::to_string(billed),
                               .quotation_id = "q",
                               .revision = 1,
                               .comparison = {{}, {5000}, {billed}, billed == 5000},
                               .billed_at = base::from_micros(1),
                               .actor = "somebody"};
        store.database().write_and_wait([&](db::WriteTx& tx) {
            store::insert_bill(tx, 1, bill);
            return 0;
        });
    };
    CHECK_NOTHROW(insert(5000));
    CHECK_THROWS_AS(insert(5001), base::Failure);
}
