#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace units {

/// What nobody has said is unknown, which is not the same as no.
using Text = std::optional<std::string>;
using Number = std::optional<std::int64_t>;
using Flag = std::optional<bool>;
/// A day as YYYY-MM-DD; the names of these fields end in "on".
using Day = std::optional<std::string>;

// Each part of a unit names its fields once, in for_each_field(part, visit): visit(key, member). Payloads, rows, JSON,
// requests and imported columns all follow it, so that a field has one spelling everywhere.

/// What a unit is: the thing itself, whoever has it.
struct Identity {
    Text serial;
    Text gtin;  ///< of the model, eight to fourteen digits (69码)
    Text model;
    Text category;  ///< a word of the guarantee books: room_air_conditioner, color_tv ...
    Text name;      ///< as the product is called
    Text batch;
    Day manufactured_on;
    Text outlet;  ///< the service outlet that looks after it

    bool operator==(const Identity&) const = default;
};
template <typename Part, typename Visit>
void for_each_field(Part& part, Visit visit) requires std::is_same_v<std::remove_const_t<Part>, Identity> {
    visit("serial", part.serial);
    visit("gtin", part.gtin);
    visit("model", part.model);
    visit("category", part.category);
    visit("name", part.name);
    visit("batch", part.batch);
    visit("manufactured_on", part.manufactured_on);
    visit("outlet", part.outlet);
}

/// Which papers are there.
struct Docs {
    Flag invoice;
    Flag invoice_copy;
    Flag card;          ///< the guarantee card (三包凭证)
    Flag order_record;  ///< the order as the platform or our own system keeps it

    bool operator==(const Docs&) const = default;
};
template <typename Part, typename Visit>
void for_each_field(Part& part, Visit visit) requires std::is_same_v<std::remove_const_t<Part>, Docs> {
    visit("invoice", part.invoice);
    visit("invoice_copy", part.invoice_copy);
    visit("card", part.card);
    visit("order_record", part.order_record);
}

/// How a unit was bought, delivered and installed. Money is whole fen.
struct Purchase {
    Text sold_by;   ///< the seller, whose name is on the invoice
    Text channel;   ///< store, online, live_stream, tv, phone, mail
    Text platform;  ///< of an order or a live stream
    Text anchor;    ///< who sold it on a live stream (主播)
    Text order_no;
    Text invoice_no;
    Day purchased_on;
    Day invoice_on;
    Day delivered_on;
    Day installed_on;
    Text installer;  ///< trader, consumer, third
    Day signed_on;
    Number price_fen;
    Number price_paid_fen;
    Docs docs;

    bool operator==(const Purchase&) const = default;
};
/// Without docs, which is a part of its own.
template <typename Part, typename Visit>
void for_each_field(Part& part, Visit visit) requires std::is_same_v<std::remove_const_t<Part>, Purchase> {
    visit("sold_by", part.sold_by);
    visit("channel", part.channel);
    visit("platform", part.platform);
    visit("anchor", part.anchor);
    visit("order_no", part.order_no);
    visit("invoice_no", part.invoice_no);
    visit("purchased_on", part.purchased_on);
    visit("invoice_on", part.invoice_on);
    visit("delivered_on", part.delivered_on);
    visit("installed_on", part.installed_on);
    visit("installer", part.installer);
    visit("signed_on", part.signed_on);
    visit("price_fen", part.price_fen);
    visit("price_paid_fen", part.price_paid_fen);
}

/// Who had the unit from some day on.
struct Owner {
    std::string customer;  ///< the code of a customer
    Day from_on;
    std::string how;  ///< purchase, transfer, exchange

    bool operator==(const Owner&) const = default;
};

/// A repair; under way as long as it has no done_on.
struct Repair {
    std::string repair_id;
    Text case_id;  ///< the case of ours that brought it about
    Day sent_on;
    Day done_on;
    Text part;
    Text fault_code;
    Number hours;           ///< how long it took, where hours count
    Number excluded_hours;  ///< of them, those that the law leaves out
    Text outcome;           ///< repaired, not_repaired, no_fault
    Flag record;            ///< whether a repair record was given out
    Flag covered;           ///< whether it was done under guarantee
    Text cause_of_delay;    ///< producer_parts_not_supplied, repairer ...

    bool operator==(const Repair&) const = default;
};
/// Without repair_id, which only names it.
template <typename Part, typename Visit>
void for_each_field(Part& part, Visit visit) requires std::is_same_v<std::remove_const_t<Part>, Repair> {
    visit("case_id", part.case_id);
    visit("sent_on", part.sent_on);
    visit("done_on", part.done_on);
    visit("part", part.part);
    visit("fault_code", part.fault_code);
    visit("hours", part.hours);
    visit("excluded_hours", part.excluded_hours);
    visit("outcome", part.outcome);
    visit("record", part.record);
    visit("covered", part.covered);
    visit("cause_of_delay", part.cause_of_delay);
}

/// A part that was put in, with its own guarantee. The column of `on` is replaced_on: `on` is a word of SQL.
struct Replacement {
    std::string replacement_id;
    Text repair_id;
    Text scope;  ///< part, assembly
    Text part;
    Day on;
    Text batch;
    Text origin;  ///< where the part comes from: its maker or supplier
    Day guarantee_from_on;
    Number guarantee_months;

    bool operator==(const Replacement&) const = default;
};
/// Without replacement_id.
template <typename Part, typename Visit>
void for_each_field(Part& part, Visit visit) requires std::is_same_v<std::remove_const_t<Part>, Replacement> {
    visit("repair_id", part.repair_id);
    visit("scope", part.scope);
    visit("part", part.part);
    visit("on", part.on);
    visit("batch", part.batch);
    visit("origin", part.origin);
    visit("guarantee_from_on", part.guarantee_from_on);
    visit("guarantee_months", part.guarantee_months);
}

/// One link of the replacement chain, as one of its two units has it.
struct Exchange {
    std::string unit_id;  ///< the other unit
    Day on;               ///< its column is exchanged_on
    Text reason;
    Text case_id;

    bool operator==(const Exchange&) const = default;
};
/// Without unit_id.
template <typename Part, typename Visit>
void for_each_field(Part& part, Visit visit) requires std::is_same_v<std::remove_const_t<Part>, Exchange> {
    visit("on", part.on);
    visit("reason", part.reason);
    visit("case_id", part.case_id);
}

/// One thing that was made and sold, with all that befell it: the fold of its ledger entries.
struct Unit {
    std::string unit_id;
    Identity identity;
    std::optional<Purchase> purchase;
    std::vector<Owner> owners;  ///< the last one has it now
    std::vector<Repair> repairs;
    std::vector<Replacement> replacements;
    std::optional<Exchange> replaced_by;
    std::optional<Exchange> replaces;
    std::int64_t revision = 0;  ///< how many entries made it

    const std::string* owner() const { return owners.empty() ? nullptr : &owners.back().customer; }
    const Repair* find_repair(std::string_view repair_id) const;
    const Repair* open_repair() const;
};

/// True for 8, 12, 13 or 14 digits whose last one checks the others (GS1 General Specifications, section 7.9).
bool is_gtin(std::string_view text);
/// What a part says, laid over what was known: only what is said replaces.
template <typename Part>
Part laid_over(Part known, const Part& said) {
    for_each_field(said, [&](std::string_view key, const auto& value) {
        for_each_field(known, [&](std::string_view to, auto& member) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::remove_cvref_t<decltype(value)>>) {
                if (key == to && value) member = value;
            }
        });
    });
    if constexpr (std::is_same_v<Part, Purchase>) known.docs = laid_over(known.docs, said.docs);
    return known;
}
/// The day from which the buyer has the unit, as far as one is known.
Day bought_on(const Purchase& purchase);

}  // namespace units
