#pragma once

#include <memory>
#include <mutex>
#include <span>

#include "domain/guarantee/decide.hpp"

namespace guarantee {

/// What the answer becomes where a fact that is not known turns out one way.
struct Branch {
    Slot fact;
    Value value;
    Remedies entitled = 0;
    std::optional<Remedy> result;
    std::optional<std::int64_t> refund;  ///< fen
};

/// The answer of the law: of each book that decides, and which of them gives the result.
struct Answer {
    std::vector<Ruling> rulings;
    std::size_t count = 0;    ///< how many of `rulings` are of this answer; the rest is memory kept for the next
    std::size_t primary = 0;  ///< index into `rulings`
    std::vector<std::string> not_applied;  ///< books that were named and do not govern this sale
    std::vector<std::string> unknown;      ///< names of books that do not exist
    std::vector<Branch> branches;
    std::optional<Day> next_trigger;  ///< the next day on which the answer changes by itself

    const Ruling* main() const { return count == 0 ? nullptr : &rulings[primary]; }
    Remedies entitled() const;
    Remedies possible() const;
};

/// Every book of guarantee law in force, ready to decide. Immutable; may be used by several threads at once.
class Laws {
public:
    using Calendars = std::vector<std::pair<std::string, const calendar::WorkingCalendar*>>;

    /// The calendars must live as long as this. Throws base::BadInput where a book asks for a period, a flag or a
    /// calendar that is not there, alone or with all overlays upon it.
    Laws(Vocabulary vocabulary, std::vector<Book> books, Calendars calendars);
    ~Laws();
    Laws(const Laws&) = delete;
    Laws& operator=(const Laws&) = delete;

    const Vocabulary& vocabulary() const { return vocabulary_; }
    const Slots& slots() const { return slots_; }
    const std::vector<Book>& books() const { return books_; }
    const Book* find(std::string_view id) const;

    /// Decides by the books named, or by all that apply where none is. Overlays lie over them where place and day say
    /// so. `look_ahead` also works out what changes with time and with unknown facts.
    void decide(const Facts& facts, std::span<const std::string> named, bool look_ahead, Answer& answer) const;

private:
    struct Base;

    Tri applies(const Book& book, const Facts& facts, bool named) const;
    bool is_in_force(const Book& book, const Facts& facts) const;
    void presume(const Book& book, Facts& facts) const;
    /// Whether a book is of the place, as given and as presumed.
    bool is_there(const Book& book, const Value& given, const Value& presumed, bool named) const;
    const Program& program_for(const Base& base, const Value& place, const Facts& facts,
                               std::span<const std::string> named) const;
    /// True where no book on the goods themselves has answered, and a fault is told of or nothing else applies.
    bool tells_of_fault(const Facts& facts) const;
    bool leaves_room_for_last_resort(const Facts& facts, const Answer& answer) const;
    void decide_each(const Facts& facts, std::span<const std::string> named, Answer& answer) const;
    void choose(const Facts& facts, Answer& answer) const;
    void find_next_trigger(const Facts& facts, std::span<const std::string> named, Answer& answer) const;
    void find_branches(const Facts& facts, std::span<const std::string> named, Answer& answer) const;

    Vocabulary vocabulary_;
    Slots slots_;
    std::vector<Book> books_;
    Calendars calendars_;
    std::vector<std::unique_ptr<Base>> bases_;
};

}  // namespace guarantee
