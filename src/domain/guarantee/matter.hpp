#pragma once

#include "domain/guarantee/ruling.hpp"
#include "domain/guarantee/slots.hpp"

namespace guarantee {

/// One decision while it is being made: the facts with what was assumed and counted, and what they are held against.
struct Matter {
    const Program& program;
    const Slots& slots;
    const Vocabulary& vocabulary;
    const calendar::WorkingCalendar& calendar;
    Facts& facts;

    const Value& fact(Slot slot) const { return facts[slot]; }
    const Words& words() const { return vocabulary.words(); }
    const Goods* goods() const {
        const auto& category = fact(slots.category);
        const auto word = static_cast<std::size_t>(category.low);
        return category.is_known() && category.low >= 0 && word < program.goods.size() ? program.goods[word] : nullptr;
    }
};

/// Fills in the numbers that are counted (repairs, days in repair, days of use), where they are not given; `days` gets
/// the days of each completed repair. Repairs before the last exchange of the whole unit do not count, nor those that
/// are known not to be covered or to have no record.
void count(const Matter& matter, std::vector<Value>& days);

/// Whether the day that counts lies within each period of the program.
void state_clocks(const Matter& matter, std::vector<ClockState>& states);
/// The lengths the catalogue may give, by the class of the part: the shorter and the longer, the same where it is
/// known.
struct CatalogueLengths {
    std::optional<Length> least, most;
    std::vector<Need> needs;
};
CatalogueLengths catalogue_lengths(const Matter& matter, std::int64_t part_class);
/// The end of a period that began on `start`, moved by the days in repair; `suspended` gets how many.
Day suspended_end(const Matter& matter, const Clock& clock, Day start, Day raw_end, std::int32_t& suspended);
/// The day from which the unit counts anew because it was exchanged; nothing where it was not.
std::optional<Day> last_exchange(const Facts& facts);

/// Works out a refund. Amounts are rounded half up to the fen, and no deduction exceeds what is paid back.
RefundSum work_out(const Matter& matter, Remedy remedy, const Refund& refund, std::vector<Need>& needs);

}  // namespace guarantee
