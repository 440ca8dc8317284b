#include <doctest/doctest.h>

#include "domain/units/events.hpp"

using namespace units;

TEST_CASE("the last digit of a GTIN checks the others") {
    // From the GS1 General Specifications and printed examples.
    for (const char* text : {"6291041500213", "6901234567892", "96385074", "036000291452", "10614141000415"}) {
        CHECK_MESSAGE(is_gtin(text), text);
    }
    for (const char* text : {"6291041500214", "690123456789", "6901234567893", "", "69012345678x2", "123456789"}) {
        CHECK_MESSAGE(!is_gtin(text), text);
    }
}

TEST_CASE("only what is said replaces what is known") {
    const Purchase known{.channel = "store", .invoice_on = "2026-05-03", .docs = {.card = true}};
    const auto laid = laid_over(known, Purchase{.channel = "online", .price_fen = 299900, .docs = {.invoice = false}});
    CHECK(laid.channel == "online");
    CHECK(laid.invoice_on == "2026-05-03");
    CHECK(laid.price_fen == 299900);
    CHECK(laid.docs.card == true);
    CHECK(laid.docs.invoice == false);
}

TEST_CASE("a further customer is a further owner, the same one is not") {
    Unit unit{.unit_id = "A1"};
    Put put{.identity = {.serial = "A1"}, .purchase = Purchase{.invoice_on = "2026-05-03"}, .customer = "C1"};
    apply(unit, put);
    apply(unit, put);
    CHECK(unit.owners == std::vector<Owner>{{"C1", "2026-05-03", "purchase"}});
    put.customer = "C2";
    apply(unit, put);
    REQUIRE(unit.owners.size() == 2);
    CHECK(unit.owners[1].how == "transfer");
    CHECK(*unit.owner() == "C2");
    CHECK(unit.revision == 3);
    // Before a unit had a history, its customer was whoever was told last.
    put.is_of_old = true;
    put.customer = "C3";
    apply(unit, put);
    CHECK(unit.owners.size() == 1);
}

TEST_CASE("a repair is told more about by its id, and can be taken away") {
    Unit unit{.unit_id = "A1"};
    apply(unit, RepairRecorded{{.repair_id = "r1", .sent_on = "2026-06-01"}});
    REQUIRE(unit.open_repair() != nullptr);
    apply(unit, RepairRecorded{{.repair_id = "r1", .sent_on = "2026-06-01", .done_on = "2026-06-04"}});
    CHECK(unit.repairs.size() == 1);
    CHECK(unit.open_repair() == nullptr);
    apply(unit, RepairWithdrawn{"r1"});
    CHECK(unit.repairs.empty());
}
