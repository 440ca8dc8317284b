#include <algorithm>

#include "domain/guarantee/matter.hpp"

namespace guarantee {
namespace {

constexpr std::int64_t kHoursOfDay = 24 * kMillionths;

bool is_false(const Value& value) {
    return value.is_known() && value.low == 0;
}

bool counts(const Repair& repair, std::optional<Day> exchanged) {
    if (is_false(repair.covered) || is_false(repair.record)) return false;
    return !exchanged || !repair.sent_on.is_known() || repair.sent_on.low >= *exchanged;
}

/// In hours, each started 24 hours a day; from the days alone it is known to one day.
Value ceil_days(const Repair& repair) {
    if (repair.hours.is_known()) {
        const auto excluded = repair.excluded_hours.is_known() ? repair.excluded_hours.low : 0;
        const auto counted = std::max<std::int64_t>(repair.hours.low - excluded, 0);
        return Value::known((counted + kHoursOfDay - 1) / kHoursOfDay);
    }
    if (!repair.sent_on.is_known() || !repair.done_on.is_known()) return Value::between(0, Value::kMost);
    const auto days = repair.done_on.low - repair.sent_on.low;
    return Value::between(std::max<std::int64_t>(days, 1), days + 1);
}

Value calendar_days(const Repair& repair) {
    if (repair.sent_on.is_known() && repair.done_on.is_known()) {
        return Value::known(repair.done_on.low - repair.sent_on.low);
    }
    return repair.hours.is_known() ? ceil_days(repair) : Value::between(0, Value::kMost);
}

Value plus(const Value& a, const Value& b) {
    const auto add = [](std::int64_t x, std::int64_t y) {
        return x == Value::kMost || y == Value::kMost ? Value::kMost : x + y;
    };
    return Value::between(add(a.low, b.low), add(a.high, b.high));
}

Value in_millionths(const Value& days) {
    const auto scaled = [](std::int64_t n) { return n == Value::kMost ? n : n * kMillionths; };
    return Value::between(scaled(days.low), scaled(days.high));
}

struct Tally {
    std::int64_t sure = 0;
    std::int64_t maybe = 0;
    void take(Tri is_one) {
        if (is_one == Tri::True) ++sure;
        if (is_one == Tri::Unknown) ++maybe;
    }
    Value value() const { return in_millionths(Value::between(sure, sure + maybe)); }
};

/// Whether both are the same word, as far as it is known.
Tri same(const Value& a, const Value& b) {
    return a.is_known() && b.is_known() ? to_tri(a.low == b.low) : Tri::Unknown;
}

void put(const Matter& matter, Slot slot, const Value& value) {
    if (matter.facts[slot].is_unknown()) matter.facts[slot] = value;
}

void count_repairs(const Matter& matter, std::optional<Day> exchanged) {
    const auto& slots = matter.slots;
    Tally total, same_fault, severe;
    auto last = Value::missing();
    for (const auto& repair : matter.facts.repairs) {
        if (!counts(repair, exchanged)) continue;
        total.take(Tri::True);
        same_fault.take(same(repair.fault_code, matter.fact(slots.fault_code)));
        severe.take(same(repair.severity, Value::known(slots.severe_safety)));
        if (same(repair.part, matter.fact(slots.part)) != Tri::True || !repair.done_on.is_known()) continue;
        if (!last.is_known() || last.low < repair.done_on.low) last = repair.done_on;
    }
    put(matter, slots.last_repair_on, last);
    put(matter, slots.repairs_total, total.value());
    put(matter, slots.repairs_same_fault, same_fault.value());
    put(matter, slots.repairs_severe_safety, severe.value());
}

void count_replacements(const Matter& matter, std::optional<Day> exchanged) {
    const auto& slots = matter.slots;
    const auto assembly_scope = Value::known(slots.assembly_word);
    Tally parts, assemblies;
    for (const auto& one : matter.facts.replacements) {
        if (exchanged && one.on.is_known() && one.on.low < *exchanged) continue;
        // An assembly and its own parts are never counted together: a replacement is of one scope. Without one it is a
        // part.
        const auto of_assembly = one.scope.is_known() ? same(one.scope, assembly_scope) : Tri::False;
        parts.take((!of_assembly) & same(one.part, matter.fact(slots.part)));
        assemblies.take(of_assembly & same(one.part, matter.fact(slots.assembly)));
    }
    put(matter, slots.replacements_same_part, parts.value());
    put(matter, slots.replacements_same_assembly, assemblies.value());
}

/// Days of the repair that is not finished.
Value current_days(const Matter& matter) {
    const auto& sent = matter.fact(matter.slots.open_sent_on);
    const auto& today = matter.fact(matter.slots.today);
    if (sent.is_known() && today.is_known()) return Value::known(std::max<std::int64_t>(today.low - sent.low, 0));
    const auto none = !sent.is_known() && !matter.fact(matter.slots.open_cause).is_known();
    return none ? Value::known(0) : Value::between(0, Value::kMost);
}

void count_use(const Matter& matter, const Value& in_repair) {
    const auto& program = matter.program;
    if (!program.book->depreciation) return;
    const auto& today = matter.fact(matter.slots.today);
    for (const auto from : program.book->depreciation->from) {
        const auto& start = matter.fact(from);
        if (!start.is_known() || !today.is_known()) continue;
        const auto days = std::max<std::int64_t>(today.low - start.low, 0);
        put(matter, matter.slots.calendar_days, Value::known(days * kMillionths));
        const auto least = in_repair.high == Value::kMost ? 0 : std::max<std::int64_t>(days - in_repair.high, 0);
        const auto most = std::max<std::int64_t>(days - in_repair.low, 0);
        put(matter, matter.slots.used_days, in_millionths(Value::between(least, most)));
        return;
    }
}

/// The catalogue names the main parts, and the accessories that have periods of their own.
void class_the_part(const Matter& matter) {
    const auto& part = matter.fact(matter.slots.part);
    const auto* goods = matter.goods();
    if (goods == nullptr || !part.is_known()) return;
    const auto is_part = [&](const std::string& name) { return matter.words().find(name) == part.low; };
    if (std::any_of(goods->main_parts.begin(), goods->main_parts.end(), is_part)) {
        put(matter, matter.slots.part_class, Value::known(matter.slots.main));
    } else if (std::any_of(goods->parts.begin(), goods->parts.end(),
                           [&](const auto& one) { return is_part(one.first); })) {
        put(matter, matter.slots.part_class, Value::known(matter.slots.accessory));
    }
}

}  // namespace

std::optional<Day> last_exchange(const Facts& facts) {
    std::optional<Day> last;
    for (const auto& exchange : facts.exchanges) {
        if (exchange.on.is_known()) last = std::max(last.value_or(0), static_cast<Day>(exchange.on.low));
    }
    return last;
}

void count(const Matter& matter, std::vector<Value>& days) {
    const auto exchanged = last_exchange(matter.facts);
    class_the_part(matter);
    count_repairs(matter, exchanged);
    count_replacements(matter, exchanged);
    days.clear();
    auto total = Value::known(0);
    for (const auto& repair : matter.facts.repairs) {
        if (!counts(repair, exchanged)) continue;
        days.push_back(matter.program.book->ceil_hours ? ceil_days(repair) : calendar_days(repair));
        total = plus(total, days.back());
    }
    const auto current = current_days(matter);
    put(matter, matter.slots.waiting_days, in_millionths(current));
    put(matter, matter.slots.repair_days_current, in_millionths(current));
    total = plus(total, current);
    put(matter, matter.slots.repair_days_total, in_millionths(total));
    count_use(matter, total);
}

}  // namespace guarantee
