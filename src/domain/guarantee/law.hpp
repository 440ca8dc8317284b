#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/guarantee/condition.hpp"
#include "domain/guarantee/remedy.hpp"

namespace guarantee {

/// Where something is written, and how sure we are of it: A primary text or two independent sources, B one source, C
/// from memory. What stands in C never decides.
struct Citation {
    std::string book;    ///< the id of a book, or the name of a text that is no book
    std::string clause;  ///< "12.1"; a question mark at its end says that the number is not confirmed
    char confidence = 'C';
    Bilingual text;     ///< what it says, in plain words of ours; may be empty
    bool ours = false;  ///< our reading, not a sentence of the text
};

/// From which day a period counts: the first of the days that is known.
struct Start {
    Citation cite;
    std::vector<Slot> of;
    std::optional<Length> after;  ///< the period begins so long after that day
    std::optional<Condition> when;
    Bilingual conflict;  ///< what to say where only this start keeps the period open; empty in the book's own start
};

/// How long a period is: a fixed length, or what the catalogue says for the goods and the class of the part.
struct Period {
    std::optional<Length> fixed;
    bool for_main_parts = false;  ///< the catalogue's length for main parts, whatever part failed
};

/// A period of the law: "7 days from the sale", "the guarantee".
struct Clock {
    std::string id;
    std::string where;  ///< file, line and column
    Citation cite;
    Bilingual title;
    std::vector<Start> starts;  ///< the latest counts
    Period period;
    std::vector<Slot> tests;                    ///< the day that counts, the first known of these
    std::vector<Slot> tests_at_latest;          ///< days before which it lies at the latest
    std::vector<Citation> suspended_by_repair;  ///< who says that time in repair does not count; empty: it counts
    std::optional<Slot> suspended_days;         ///< further days that do not count, for instance of force majeure
    bool restarts_on_exchange = false;
    std::vector<Citation> restarts_on_part;  ///< a repaired or replaced part begins its own period anew
    struct Cap {
        Slot fact;
        std::int64_t most;
        std::optional<Slot> tampered;
    };
    std::optional<Cap> cap;
    std::optional<Length> extended_once_by;  ///< by the first repair within it
    bool rolls = true;
    bool is_main = false;  ///< the period that "period_end" means
};

struct NamedCondition {
    std::string name;
    Condition when;
    std::string asks;              ///< the name under which it is asked for where it is unknown; empty: by its facts
    std::optional<Citation> cite;  ///< where the ground itself is written
};

/// What is paid back.
struct Refund {
    enum class Less : std::uint8_t { Nothing, Depreciation, UseFee };
    std::vector<Slot> base;  ///< the first known
    bool highest = false;    ///< the highest of them, all of which must be known
    Less less = Less::Nothing;
    bool less_gift = false;
};

struct Rule {
    std::string id;
    std::string where;
    Citation cite;
    Condition when;
    Remedies grants = 0;
    std::string chooser;
    std::string responsible;
    std::string cost_bearer;
    std::vector<std::string> recourse;
    std::optional<Refund> refund;
};

/// When it holds, nothing else is left (`leaves`), or only what stands in `only` remains of what the rules grant.
struct Exclusion {
    std::string id;
    std::string where;
    Citation cite;
    Condition when;
    std::optional<Remedies> leaves;
    std::optional<Remedies> only;
    std::string burden_of_proof;
    std::vector<std::string> needs;
    std::vector<std::string> fallback;
    std::string reason_field;  ///< the field of the answer that tells this ground, with `reason`
    std::string reason;
};

/// Something that must be done by a day.
struct Duty {
    std::string name;
    std::string of;  ///< who must
    std::vector<Slot> from;
    Length within;
    bool rolls = true;
    std::optional<Slot> plus_days;  ///< days that do not count, for instance testing
    std::string due_field;          ///< the field of the answer that holds the day, beside `deadlines`
    std::string within_field;
    Bilingual otherwise;  ///< what follows where it is not done
};

/// What goes with a remedy or a situation beside the remedy itself.
struct Consequence {
    std::string id;
    Citation cite;
    std::optional<Condition> when;
    Remedies with = 0;  ///< holds where the answer is one of these; 0: whatever the answer
    std::vector<std::string> forbids;
    std::vector<std::string> forbids_by_reading;
    std::vector<std::string> must_do;
    std::vector<std::string> compensates;
    std::vector<std::string> sets_aside;  ///< ids of consequences that do not hold beside this one
    std::string burden_of_proof;
    std::string loaner;
    std::int64_t loaner_from_day = 0;
    std::string restart;  ///< the scope that begins anew
    std::int64_t repair_holds_days = 0;
    std::string return_freight;
    std::string outbound_freight;
    Bilingual legal_conflict;
    std::vector<Duty> duties;
    std::vector<std::pair<std::string, bool>> says;  ///< further flags of the answer: excluded_category false
    /// Damages on top of the price: so many times the price, so many fen at least.
    struct Damages {
        std::string kind;
        std::int64_t times = 0;
        std::int64_t least_fen = 0;
    };
    std::optional<Damages> damages;
    bool settles_difference = false;  ///< another model was taken: the difference of the prices is settled
    std::string window;               ///< the clock that the field `window` shows
};

struct Tier {
    std::optional<std::int64_t> below_fen;
    Length length;
};
/// A period of the catalogue: between two lengths where the source does not say it exactly.
struct Cell {
    std::vector<Tier> tiers;  ///< by price; one without bound last
    std::optional<Length> least, most;
    char confidence = 'C';
};
struct Goods {
    std::string category;
    Bilingual title;
    Cell whole;
    Cell main;
    std::map<std::string, Cell> parts;  ///< accessories with periods of their own
    std::vector<std::string> main_parts;
    std::optional<std::int64_t> rate;  ///< depreciation in millionths of the price a day
    char rate_confidence = 'C';
};

struct Depreciation {
    Citation cite;
    std::optional<std::int64_t> rate;  ///< millionths a day; nothing: the catalogue's
    std::vector<Slot> from;
    bool cites_catalogue = false;
};
struct UseFee {
    Citation cite;
    std::int64_t coefficient_most = 0;  ///< millionths
};

struct Presumption {
    Slot fact;
    Value value;
    std::optional<Condition> when;
};

struct ClockChange {
    std::vector<std::string> clocks;  ///< ids; empty: all
    std::optional<Start> start;
    std::optional<Citation> suspended_by_repair;
    std::optional<Citation> restarts_on_part;
    std::optional<Length> extended_once_by;
};
struct FlagChange {
    std::string flag;
    Condition or_when;
};
/// How one book changes others.
struct Overlay {
    std::string id;
    std::vector<std::string> on;  ///< ids of books; "cn.sanbao.*" means all that begin so
    std::optional<Condition> when;
    std::vector<Clock> adds_clocks;  ///< but for those that are there already
    std::vector<ClockChange> clocks;
    std::vector<FlagChange> flags;
    std::vector<NamedCondition> adds_flags;
    std::vector<Rule> rules;
    std::vector<Exclusion> exclusions;
    std::vector<Consequence> consequences;
    struct Instead {
        Remedy remedy;
        Remedy by;
        Citation cite;
    };
    std::vector<Instead> instead;
};

/// A text of guarantee law as a book.
struct Book {
    std::string id;
    std::vector<std::string> cited_as;
    Bilingual title;
    std::string level;
    std::string jurisdiction;
    std::optional<Day> in_force_from, in_force_until;
    bool governs_by_sale = true;  ///< the day of the sale chooses the version, otherwise the day of the decision
    bool last_resort = false;     ///< decides only where no other book of the place does
    bool beside = false;          ///< of another matter than the goods themselves: leaves room for the last resort
    bool needs_no_fault = false;  ///< leads before the books on faults where no fault is told of
    bool decides = false;         ///< has rules of its own
    Condition applies_when;
    std::vector<Presumption> presumed;
    bool ceil_hours = false;  ///< repair time counts in hours, each started 24 hours a day, instead of calendar days
    std::string calendar;
    std::vector<Goods> catalogue;
    Citation catalogue_cite;
    std::vector<Clock> clocks;
    std::vector<NamedCondition> flags;
    std::vector<Rule> rules;
    std::vector<Exclusion> exclusions;
    Remedies otherwise = 0;
    Citation otherwise_cite;
    std::vector<Consequence> consequences;
    std::optional<Depreciation> depreciation;
    std::optional<UseFee> use_fee;
    std::vector<Overlay> overlays;
};

/// Reads a book of rulebooks/guarantees, strictly, with file, line and column in every complaint: an undeclared word, a
/// doubled id, a rule without clause or confidence, a condition that names no period or flag of the book.
Book read_book(const rules::Node& node, Vocabulary& vocabulary);

}  // namespace guarantee
