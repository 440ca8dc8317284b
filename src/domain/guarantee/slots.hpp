#pragma once

#include "domain/guarantee/vocabulary.hpp"

namespace guarantee {

/// The facts that the engine itself counts with, by their place.
struct Slots {
    explicit Slots(const Vocabulary& v)
        : today(v.slot("today")),
          jurisdiction(v.slot("jurisdiction")),
          category(v.slot("category")),
          wants(v.slot("wants")),
          sold_on(v.slot("sold_on")),
          invoice_on(v.slot("invoice_on")),
          signed_on(v.slot("signed_on")),
          delivered_on(v.slot("delivered_on")),
          price(v.slot("price")),
          odometer_km(v.slot("odometer_km")),
          use_coefficient(v.slot("use_coefficient")),
          gift_returned(v.slot("gift.returned")),
          gift_listed_price(v.slot("gift.listed_price")),
          fault_kind(v.slot("fault.kind")),
          fault_cause(v.slot("fault.cause")),
          fault_occurred_on(v.slot("fault.occurred_on")),
          fault_code(v.slot("fault.fault_code")),
          part(v.slot("fault.part")),
          part_class(v.slot("fault.part_class")),
          assembly(v.slot("fault.assembly")),
          open_sent_on(v.slot("open_repair.sent_on")),
          open_cause(v.slot("open_repair.cause_of_delay")),
          repairs_total(v.slot("repairs_total")),
          repairs_same_fault(v.slot("repairs_same_fault")),
          repairs_severe_safety(v.slot("repairs_severe_safety")),
          replacements_same_part(v.slot("replacements_same_part")),
          replacements_same_assembly(v.slot("replacements_same_assembly")),
          repair_days_total(v.slot("repair_days_total")),
          repair_days_current(v.slot("repair_days_current")),
          waiting_days(v.slot("waiting_days")),
          used_days(v.slot("used_days")),
          calendar_days(v.slot("calendar_days")),
          last_repair_on(v.slot("last_repair_on")),
          exchange_price(v.slot("exchange_price")),
          promised_period(v.slot("promised_period")),
          severe_safety(v.words().find("severe_safety")),
          whole(v.words().find("whole")),
          main(v.words().find("main")),
          accessory(v.words().find("accessory")),
          assembly_word(v.words().find("assembly")) {}

    Slot today, jurisdiction, category, wants;
    Slot sold_on, invoice_on, signed_on, delivered_on, price, odometer_km, use_coefficient;
    Slot gift_returned, gift_listed_price;
    Slot fault_kind, fault_cause, fault_occurred_on, fault_code, part, part_class, assembly, open_sent_on, open_cause;
    Slot repairs_total, repairs_same_fault, repairs_severe_safety, replacements_same_part, replacements_same_assembly;
    Slot repair_days_total, repair_days_current, waiting_days, used_days, calendar_days;
    Slot last_repair_on, exchange_price, promised_period;
    std::int64_t severe_safety, whole, main, accessory, assembly_word;  ///< words
};

}  // namespace guarantee
