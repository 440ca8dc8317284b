#pragma once

#include <string>
#include <vector>

#include "domain/guarantee/program.hpp"

namespace guarantee {

/// What a citation does in an answer.
enum class Role : std::uint8_t { Grants, Denies, Excludes, Period, Amount, GoesWith, Conflict };
constexpr std::string_view kRoleWords[] = {"grants", "denies", "excludes", "period", "amount", "goes_with", "conflict"};

struct Cited {
    const Citation* cite;
    Role role;
};

/// Why a statement is not decided: a fact that is not known, or a cell that no source confirms.
struct Need {
    static constexpr Slot kNoSlot = static_cast<Slot>(-1);
    Slot slot = kNoSlot;
    std::string name;  ///< where it is no single fact

    bool operator==(const Need&) const = default;
};

/// A period in one case.
struct ClockState {
    Tri inside = Tri::Unknown;
    bool has_start = false;
    bool has_end = false;
    bool rolled = false;  ///< only the move off a rest day keeps the day that counts within it
    Day start = 0;
    Day raw_end = 0;  ///< without suspension
    Day end = 0;
    std::int32_t suspended_days = 0;
    const Start* start_by = nullptr;
    const Start* conflict = nullptr;  ///< the later start without which the period would be over
    std::optional<Day> tested_on;  ///< the day that counts, where it is known
    bool tested_today = false;        ///< the day that counts is today, because no other is known
    std::vector<Need> needs;
};

/// A refund worked out line by line, in fen. `net` is nothing where a figure is not known.
struct RefundSum {
    Remedy remedy = Remedy::RefundFull;
    std::optional<std::int64_t> base, depreciation, use_fee, gift, net;
    std::optional<std::int64_t> at_least;  ///< where the net is not known but bounded
};

struct Deadline {
    const Duty* duty;
    const Citation* cite;
    std::optional<Day> due;  ///< nothing while the day it counts from is not known
};

/// The answer of one book.
struct Ruling {
    const Program* program = nullptr;
    Remedies entitled = 0;  ///< sure
    Remedies possible = 0;  ///< sure or not, depending on what is not known
    std::optional<Remedy> result;
    bool undecided = false;  ///< the answer hinges on `needs`
    bool denied = false;     ///< what is wanted is not given
    std::optional<Remedy> at_least;
    const Rule* by = nullptr;             ///< the rule that gives the result
    const Exclusion* excluded = nullptr;  ///< the ground that took the rights away
    std::vector<Cited> clauses;
    std::vector<Need> needs;
    std::vector<const Presumption*> assumed;
    std::vector<const Consequence*> consequences;
    std::vector<ClockState> clocks;
    std::vector<RefundSum> refunds;
    std::vector<Deadline> deadlines;
    std::vector<const std::string*> held;      ///< places of the rules and exclusions that held
    std::vector<const Citation*> unverified;  ///< what would have decided, had it been confirmed
    std::vector<Value> facts;                 ///< as decided on: given, assumed and counted
    std::vector<Value> repair_days;           ///< of each completed repair
    std::optional<std::int64_t> rate;
    bool rate_used = false;
    const Goods* goods = nullptr;
    Length new_period;
    /// The ends of the main period by class of the part: period_end_whole, period_end_main, accessory_period_end.
    std::vector<std::pair<const char*, Day>> class_ends;
    std::optional<Day> next_trigger;
};

}  // namespace guarantee
