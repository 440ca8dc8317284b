#include "domain/guarantee/laws.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/failure.hpp"

namespace guarantee {

/// A book that decides, the overlays that may lie over it, and the programs put together so far.
struct Laws::Base {
    const Book* book;
    const calendar::WorkingCalendar* calendar;
    std::vector<Laid> overlays;
    mutable std::mutex composing;
    mutable std::vector<std::pair<std::uint64_t, std::unique_ptr<const Program>>> programs;
};

namespace {

bool is_named(std::span<const std::string> named, const Book& book) {
    return std::find(named.begin(), named.end(), book.id) != named.end();
}

Facts& scratch(const Facts& facts) {
    static thread_local std::unique_ptr<Facts> kept;
    if (kept == nullptr) {
        kept = std::make_unique<Facts>(facts);
    } else {
        *kept = facts;
    }
    return *kept;
}

}  // namespace

Remedies Answer::entitled() const {
    Remedies all = 0;
    for (std::size_t i = 0; i < count; ++i) all = static_cast<Remedies>(all | rulings[i].entitled);
    return all;
}

Remedies Answer::possible() const {
    Remedies all = 0;
    for (std::size_t i = 0; i < count; ++i) all = static_cast<Remedies>(all | rulings[i].possible);
    return all;
}

Laws::Laws(Vocabulary vocabulary, std::vector<Book> books, Calendars calendars)
    : vocabulary_(std::move(vocabulary)),
      slots_(vocabulary_),
      books_(std::move(books)),
      calendars_(std::move(calendars)) {
    for (const auto& book : books_) {
        if (!book.decides) continue;
        auto base = std::make_unique<Base>();
        base->book = &book;
        const auto found = std::find_if(calendars_.begin(), calendars_.end(),
                                        [&](const auto& one) { return one.first == book.calendar; });
        if (found == calendars_.end()) {
            throw base::BadInput(
                fmt::format("{} counts by the calendar '{}', which is not there", book.id, book.calendar));
        }
        base->calendar = found->second;
        for (const auto& other : books_) {
            for (const auto& overlay : other.overlays) {
                if (&other != &book && lies_over(overlay, book.id)) base->overlays.push_back({&other, &overlay});
            }
        }
        if (base->overlays.size() > 64) throw base::BadInput("more than 64 overlays lie over " + book.id);
        static_cast<void>(compose(book, {}, vocabulary_));
        static_cast<void>(compose(book, base->overlays, vocabulary_));
        bases_.push_back(std::move(base));
    }
}

Laws::~Laws() = default;

const Book* Laws::find(std::string_view id) const {
    const auto found = std::find_if(books_.begin(), books_.end(), [&](const Book& book) { return book.id == id; });
    return found == books_.end() ? nullptr : &*found;
}

bool Laws::is_in_force(const Book& book, const Facts& facts) const {
    std::optional<Day> day;
    const auto take = [&](Slot slot) {
        if (!day && facts[slot].is_known()) day = static_cast<Day>(facts[slot].low);
    };
    if (book.governs_by_sale) {
        for (const auto slot : {slots_.sold_on, slots_.invoice_on, slots_.signed_on, slots_.delivered_on}) take(slot);
    }
    take(slots_.today);
    if (!day) return !book.in_force_until.has_value();
    return (!book.in_force_from || *day >= *book.in_force_from) &&
           (!book.in_force_until || *day <= *book.in_force_until);
}

void Laws::presume(const Book& book, Facts& facts) const {
    const Situation situation{facts, vocabulary_.words()};
    for (const auto& presumption : book.presumed) {
        auto& fact = facts[presumption.fact];
        if (!fact.is_unknown()) continue;
        if (presumption.when && evaluate(*presumption.when, situation) != Tri::True) continue;
        fact = presumption.value;
    }
}

Tri Laws::applies(const Book& book, const Facts& facts, bool named) const {
    const auto& words = vocabulary_.words();
    const auto& place = facts[slots_.jurisdiction];
    if (place.is_known() && !words.lies_in(place.low, words.find(book.jurisdiction))) return Tri::False;
    if (!is_in_force(book, facts)) return Tri::False;
    if (evaluate(book.applies_when, {facts, words}) == Tri::False) return Tri::False;
    auto& presumed = scratch(facts);
    presume(book, presumed);
    const auto& presumed_place = presumed[slots_.jurisdiction];
    if (!named && !presumed_place.is_known()) return Tri::Unknown;
    return evaluate(book.applies_when, {presumed, words});
}

bool Laws::is_there(const Book& book, const Value& given, const Value& presumed, bool named) const {
    const auto& words = vocabulary_.words();
    const auto place = words.find(book.jurisdiction);
    if (presumed.is_known() && words.lies_in(presumed.low, place)) return true;
    // A book that is named for a wider place than its own, or for none, is meant for its own.
    return named && (!given.is_known() || words.lies_in(place, given.low));
}

const Program& Laws::program_for(const Base& base, const Value& place, const Facts& facts,
                                 std::span<const std::string> named) const {
    const auto& words = vocabulary_.words();
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < base.overlays.size(); ++i) {
        const auto& [book, overlay] = base.overlays[i];
        if (!is_there(*book, place, facts[slots_.jurisdiction], is_named(named, *book))) continue;
        if (!is_in_force(*book, facts)) continue;
        if (overlay->when && evaluate(*overlay->when, {facts, words}) != Tri::True) continue;
        mask |= 1ULL << i;
    }
    const std::lock_guard lock{base.composing};
    for (const auto& [own, program] : base.programs) {
        if (own == mask) return *program;
    }
    std::vector<Laid> laid;
    for (std::size_t i = 0; i < base.overlays.size(); ++i) {
        if ((mask >> i & 1) != 0) laid.push_back(base.overlays[i]);
    }
    base.programs.emplace_back(mask, std::make_unique<const Program>(compose(*base.book, laid, vocabulary_)));
    return *base.programs.back().second;
}

bool Laws::leaves_room_for_last_resort(const Facts& facts, const Answer& answer) const {
    const auto is_beside = [](const Ruling& ruling) { return ruling.program->book->beside; };
    if (!std::all_of(answer.rulings.begin(), answer.rulings.begin() + static_cast<std::ptrdiff_t>(answer.count),
                     is_beside)) {
        return false;
    }
    return answer.count == 0 || tells_of_fault(facts);
}

bool Laws::tells_of_fault(const Facts& facts) const {
    const auto about = {slots_.fault_kind, slots_.fault_cause, slots_.fault_occurred_on, slots_.open_sent_on};
    return std::any_of(about.begin(), about.end(), [&](Slot slot) { return facts[slot].is_known(); });
}

void Laws::decide_each(const Facts& facts, std::span<const std::string> named, Answer& answer) const {
    answer.count = 0;
    const auto decide_by = [&](const Base& base) {
        auto& own = scratch(facts);
        presume(*base.book, own);
        const auto& program = program_for(base, facts[slots_.jurisdiction], own, named);
        own = facts;
        if (answer.rulings.size() == answer.count) answer.rulings.emplace_back();
        guarantee::decide(Matter{program, slots_, vocabulary_, *base.calendar, own}, answer.rulings[answer.count++]);
    };
    // Books that only change others stand for those that they change.
    const auto is_meant = [&](const Base& base, bool through_overlays) {
        if (!through_overlays) return named.empty() || is_named(named, *base.book);
        return !is_named(named, *base.book) &&
               std::any_of(base.overlays.begin(), base.overlays.end(),
                           [&](const Laid& laid) { return is_named(named, *laid.book); });
    };
    const auto take = [&](bool last_resort, bool through_overlays = false) {
        for (const auto& base : bases_) {
            if (base->book->last_resort != last_resort || !is_meant(*base, through_overlays)) continue;
            const auto holds = applies(*base->book, facts, !named.empty());
            if (holds == Tri::True || (holds == Tri::Unknown && is_named(named, *base->book))) {
                decide_by(*base);
            } else if (is_named(named, *base->book)) {
                answer.not_applied.push_back(base->book->id);
            }
        }
    };
    take(false);
    if (!named.empty() || leaves_room_for_last_resort(facts, answer)) take(true);
    const auto decided = answer.rulings.begin() + static_cast<std::ptrdiff_t>(answer.count);
    const auto only_changes = std::none_of(answer.rulings.begin(), decided,
                                           [](const Ruling& ruling) { return !ruling.program->rules.empty(); });
    if (named.empty() || !only_changes) return;
    take(false, true);
    const auto only_overlays = std::any_of(named.begin(), named.end(), [&](const auto& name) {
        const auto* book = find(name);
        return book != nullptr && !book->decides;
    });
    if (answer.count == 0 && only_overlays) take(true, true);
}

void Laws::choose(const Facts& facts, Answer& answer) const {
    // The better answer for the consumer: one that is given before one that is denied, one that is decided before one
    // that is not; among those the remedy that stands first.
    const auto no_fault = !tells_of_fault(facts);
    const auto rank = [&](const Ruling& ruling) {
        const auto remedy = ruling.result ? static_cast<int>(*ruling.result) : 20;
        if (ruling.program->rules.empty()) return 2000;
        if (no_fault && ruling.program->book->needs_no_fault) return 0;
        return (ruling.denied ? 200 : 0) +
               (ruling.result && !ruling.denied ? 0
                : ruling.undecided              ? 100
                                                : 150) +
               remedy;
    };
    answer.primary = 0;
    for (std::size_t i = 1; i < answer.count; ++i) {
        if (rank(answer.rulings[i]) < rank(answer.rulings[answer.primary])) answer.primary = i;
    }
}

void Laws::decide(const Facts& facts, std::span<const std::string> named, bool look_ahead, Answer& answer) const {
    answer.not_applied.clear();
    answer.unknown.clear();
    answer.branches.clear();
    answer.next_trigger.reset();
    for (const auto& name : named) {
        if (find(name) == nullptr) answer.unknown.push_back(name);
    }
    decide_each(facts, named, answer);
    choose(facts, answer);
    if (!look_ahead || answer.count == 0) return;
    find_next_trigger(facts, named, answer);
    find_branches(facts, named, answer);
}

}  // namespace guarantee
