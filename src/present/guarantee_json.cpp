#include "present/guarantee_json.hpp"

#include <algorithm>

#include "present/guarantee_words.hpp"

namespace present {
namespace {

using guarantee::Answer;
using guarantee::Consequence;
using guarantee::Day;
using guarantee::Need;
using guarantee::Remedy;
using guarantee::Ruling;

class Writer {
public:
    Writer(const guarantee::Laws& laws, const guarantee::Facts& facts, const Answer& answer, bool with_texts,
           json::object& out)
        : laws_(laws), facts_(facts), answer_(answer), ruling_(*answer.main()), with_texts_(with_texts), out_(out) {}

    void write() {
        write_result();
        write_refunds();
        write_periods();
        write_counts();
        write_sides();
        write_consequences();
        write_deadlines(answer_, out_);
        write_clauses();
        write_needs();
        write_assumed();
        if (answer_.next_trigger) out_["next_trigger_on"] = day(*answer_.next_trigger);
        write_books();
    }

private:
    const guarantee::FactKind& kind(guarantee::Slot slot) const { return laws_.vocabulary().fact(slot); }

    json::value value_of(guarantee::Slot slot, const guarantee::Value& value) const {
        using Type = guarantee::FactKind::Type;
        if (!value.is_known()) return nullptr;
        switch (kind(slot).type) {
            case Type::Flag:
                return value.low == 1;
            case Type::Date:
                return day(static_cast<Day>(value.low));
            case Type::Money:
                return yuan(value.low);
            case Type::Number:
                if (value.low % guarantee::kMillionths == 0) return value.low / guarantee::kMillionths;
                return static_cast<double>(value.low) / static_cast<double>(guarantee::kMillionths);
            case Type::Word:
            case Type::Place:
                break;
        }
        return json::value(facts_.text_of(laws_.vocabulary().words(), value.low));
    }

    void write_result() {
        out_["entitled"] = remedies(answer_.entitled());
        if (ruling_.result) {
            out_["result"] = to_word(*ruling_.result);
        } else {
            out_["result"] = ruling_.undecided ? json::value(nullptr) : json::value("NONE");
        }
        const auto possible = static_cast<guarantee::Remedies>(answer_.possible() & ~answer_.entitled());
        if (possible != 0) out_["possible"] = remedies(possible);
        if (ruling_.at_least) out_["at_least"] = to_word(*ruling_.at_least);
        if (ruling_.denied) out_["denied"] = value_of(laws_.slots().wants, ruling_.facts[laws_.slots().wants]);
        if (!answer_.branches.empty()) write_branches();
    }

    void write_branches() {
        json::array branches;
        for (const auto& branch : answer_.branches) {
            json::object one{{"if", json::object{{kind(branch.fact).name, value_of(branch.fact, branch.value)}}},
                             {"entitled", remedies(branch.entitled)},
                             {"result", branch.result ? json::value(to_word(*branch.result)) : json::value(nullptr)}};
            if (branch.refund) one["refund"] = yuan(*branch.refund);
            branches.push_back(std::move(one));
        }
        out_["branches"] = std::move(branches);
    }

    void write_refunds() {
        json::array refunds;
        for (const auto& sum : ruling_.refunds) {
            json::object one{{"remedy", to_word(sum.remedy)}};
            const auto put = [&](json::object& to, const char* name, const std::optional<std::int64_t>& fen) {
                if (fen) to[name] = yuan(*fen);
            };
            put(one, "base", sum.base);
            put(one, "depreciation", sum.depreciation);
            put(one, "use_fee", sum.use_fee);
            put(one, "gift_deduction", sum.gift);
            put(one, "net", sum.net);
            put(one, "at_least", sum.at_least);
            if (ruling_.result == sum.remedy) {
                put(out_, "refund", sum.net);
                put(out_, "depreciation", sum.depreciation);
                put(out_, "use_fee", sum.use_fee);
                put(out_, "gift_deduction", sum.gift);
                put(out_, "refund_at_least", sum.at_least);
            }
            refunds.push_back(std::move(one));
        }
        if (!refunds.empty()) out_["refunds"] = std::move(refunds);
        if (!ruling_.result || has(guarantee::kRefunds, *ruling_.result) || ruling_.result == Remedy::RepairPaid)
            return;
        write_consumer_pays();
    }

    /// Free of charge, but for the use of a car that is exchanged late.
    void write_consumer_pays() {
        for (const auto& sum : ruling_.refunds) {
            if (ruling_.result != Remedy::Exchange || sum.remedy != Remedy::RefundLessUseFee) continue;
            if (sum.use_fee) out_["use_fee"] = out_["consumer_pays"] = yuan(*sum.use_fee);
            return;
        }
        out_["consumer_pays"] = 0.0;
    }

    void write_periods() {
        json::array clocks;
        const auto& program = *ruling_.program;
        for (std::size_t i = 0; i < program.clocks.size(); ++i) {
            const auto& state = ruling_.clocks[i];
            json::object one{{"id", program.clocks[i].id}};
            if (with_texts_) one["title"] = bilingual(program.clocks[i].title);
            if (state.has_start) one["start"] = day(state.start);
            if (state.has_end) {
                one["raw_end"] = day(state.raw_end);
                one["end"] = day(state.end);
                one["suspended_days"] = state.suspended_days;
            }
            one["inside"] = state.inside == guarantee::Tri::Unknown ? json::value(nullptr)
                                                                    : json::value(state.inside == guarantee::Tri::True);
            clocks.push_back(std::move(one));
        }
        out_["clocks"] = std::move(clocks);
        if (program.main_clock < program.clocks.size()) write_main_period();
        if (ruling_.new_period.count > 0) write_new_period();
    }

    void write_main_period() {
        auto index = ruling_.program->main_clock;
        // Where another main period is the one that runs (lost papers), that one is meant.
        for (std::size_t i = 0; i < ruling_.clocks.size(); ++i) {
            const auto& clock = ruling_.program->clocks[i];
            if (clock.is_main && ruling_.clocks[i].has_start && !ruling_.clocks[index].has_start) index = i;
        }
        const auto& state = ruling_.clocks[index];
        if (!state.has_start) return;
        out_["clock_start"] = day(state.start);
        if (state.has_end) {
            out_["period"] = json::object{{"start", day(state.start)}, {"end", day(state.end)}};
            out_["period_end_raw"] = day(state.raw_end);
            out_["period_end"] = day(state.end);
            out_["suspended_days"] = state.suspended_days;
        }
        for (const auto& [field, end] : ruling_.class_ends) out_[field] = day(end);
    }

    void write_new_period() {
        const auto& today = ruling_.facts[laws_.slots().today];
        out_["repair_counter_after"] = 0;
        if (!today.is_known()) return;
        const auto start = static_cast<Day>(today.low);
        // Only days, months and years: a guarantee is never given in working days.
        static const calendar::WorkingCalendar kNone;
        out_["new_period"] =
            json::object{{"start", day(start)}, {"end", day(last_day(start, ruling_.new_period, kNone))}};
    }

    void write_counts() {
        const auto& slots = laws_.slots();
        const auto put = [&](const char* name, guarantee::Slot slot) {
            if (const auto& value = ruling_.facts[slot]; value.is_known()) out_[name] = value_of(slot, value);
        };
        const auto repaired = !ruling_.repair_days.empty();
        if (facts_[slots.open_sent_on].is_known()) put("waiting_days", slots.waiting_days);
        if (ruling_.rate_used || ruling_.result == Remedy::RefundLessDepreciation) {
            put("calendar_days", slots.calendar_days);
            put("used_days", slots.used_days);
            if (ruling_.rate) out_["rate_per_day"] = static_cast<double>(*ruling_.rate) / 1e6;
        }
        if (ruling_.program->book->ceil_hours && repaired) {
            json::array days;
            for (const auto& one : ruling_.repair_days) days.push_back(one.is_known() ? json::value(one.low) : nullptr);
            out_["repair_days"] = std::move(days);
            put("cumulative_days", slots.repair_days_total);
        } else if (repaired || facts_[slots.open_sent_on].is_known()) {
            put("repair_days", slots.repair_days_total);
        }
    }

    void write_sides() {
        if (const auto* rule = ruling_.by) {
            if (!rule->chooser.empty()) out_["chooser"] = rule->chooser;
            if (!rule->responsible.empty()) out_["responsible"] = rule->responsible;
            if (!rule->cost_bearer.empty()) out_["cost_bearer"] = rule->cost_bearer;
            if (!rule->recourse.empty()) out_["recourse"] = words(rule->recourse);
        }
        if (const auto* ground = ruling_.excluded) {
            if (!ground->burden_of_proof.empty()) out_["burden_of_proof"] = ground->burden_of_proof;
            if (!ground->fallback.empty()) out_["fallback_rulebooks"] = words(ground->fallback);
            if (!ground->reason_field.empty()) out_[ground->reason_field] = ground->reason;
        }
    }

    void write_consequences() {
        json::array forbidden, by_reading, must_do, compensate, conflicts;
        const auto tell = [&](const Consequence* one) {
            for (const auto& fee : one->forbids) add_new(forbidden, fee);
            for (const auto& fee : one->forbids_by_reading) add_new(by_reading, fee);
            for (const auto& duty : one->must_do) add_new(must_do, duty);
            for (const auto& what : one->compensates) add_new(compensate, what);
            if (!one->legal_conflict.en.empty()) conflicts.push_back(conflict(one->cite, one->legal_conflict));
            write_single(*one);
        };
        for_each_told(answer_, [&](const Ruling& ruling) {
            for (const auto* one : ruling.consequences) tell(one);
        });
        for (const auto& state : ruling_.clocks) {
            if (state.conflict != nullptr)
                conflicts.push_back(conflict(state.conflict->cite, state.conflict->conflict));
        }
        if (!forbidden.empty()) out_["forbidden_fees"] = std::move(forbidden);
        if (!by_reading.empty()) out_["forbidden_fees_by_reading"] = std::move(by_reading);
        if (!must_do.empty()) out_["must_do"] = std::move(must_do);
        if (!compensate.empty()) out_["also_compensate"] = std::move(compensate);
        if (conflicts.empty()) return;
        out_["legal_conflict"] = conflicts.front().as_object().at("text").as_object().at("en");
        out_["legal_conflicts"] = std::move(conflicts);
    }

    static json::object conflict(const guarantee::Citation& cite, const guarantee::Bilingual& text) {
        return {{"book", cite.book}, {"clause", cite.clause}, {"text", bilingual(text)}};
    }

    void put_first(const char* name, const std::string& text) {
        if (!text.empty() && !out_.contains(name)) out_[name] = text;
    }

    void write_single(const Consequence& one) {
        put_first("burden_of_proof", one.burden_of_proof);
        put_first("return_freight", one.return_freight);
        put_first("outbound_freight", one.outbound_freight);
        if (!one.loaner.empty() && !out_.contains("loaner")) {
            out_["loaner"] = json::object{{"kind", one.loaner}, {"from_day", one.loaner_from_day}};
        }
        if (!one.restart.empty() && !out_.contains("restart")) {
            out_["restart"] = json::object{{"scope", one.restart},
                                           {"from", one.restart == "part" ? "repair_done_on" : "exchange_done_on"}};
        }
        if (one.repair_holds_days > 0) out_["repair_quality_guarantee_days"] = one.repair_holds_days;
        for (const auto& [field, flag] : one.says) out_[field] = flag;
        if (one.damages) write_damages(*one.damages);
        if (one.settles_difference) write_difference();
        if (one.window.empty()) return;
        for (std::size_t i = 0; i < ruling_.clocks.size(); ++i) {
            const auto& state = ruling_.clocks[i];
            if (ruling_.program->clocks[i].id != one.window || !state.has_end) continue;
            out_["window"] = json::object{{"first", day(state.start + 1)}, {"last", day(state.end)}};
        }
    }

    void write_damages(const Consequence::Damages& damages) {
        const auto& price = ruling_.facts[laws_.slots().price];
        json::object one{{"kind", damages.kind}, {"times", damages.times}, {"least", yuan(damages.least_fen)}};
        if (price.is_known()) one["amount"] = yuan(std::max(price.low * damages.times, damages.least_fen));
        out_["extra_compensation"] = json::array{std::move(one)};
    }

    /// What the consumer pays on top for another model; below zero, what is paid back.
    void write_difference() {
        const auto& old_price = ruling_.facts[laws_.slots().price];
        const auto& new_price = ruling_.facts[laws_.slots().exchange_price];
        if (!old_price.is_known() || !new_price.is_known()) return;
        out_["price_difference"] = yuan(new_price.low - old_price.low);
        out_["consumer_pays"] = yuan(std::max<std::int64_t>(new_price.low - old_price.low, 0));
    }

    void write_clauses() {
        json::array clauses;
        for (std::size_t i = 0; i < answer_.count; ++i) {
            // What the books beside the main one say of their own answers is told where they give something.
            const auto& ruling = answer_.rulings[i];
            if (i != answer_.primary && ruling.entitled == 0 && !is_told_beside(ruling)) continue;
            for (const auto& cited : ruling.clauses) {
                json::object one{{"book", cited.cite->book},
                                 {"clause", cited.cite->clause},
                                 {"confidence", std::string(1, cited.cite->confidence)},
                                 {"role", guarantee::kRoleWords[static_cast<int>(cited.role)]}};
                if (cited.cite->ours) one["ours"] = true;
                if (with_texts_ && !cited.cite->text.en.empty()) one["text"] = bilingual(cited.cite->text);
                clauses.push_back(std::move(one));
            }
        }
        out_["clauses"] = std::move(clauses);
    }

    void write_needs() {
        json::array needs, questions;
        for (const auto& need : ruling_.needs) {
            const auto name = need.slot == Need::kNoSlot ? need.name : kind(need.slot).name;
            add_new(needs, name);
            if (!with_texts_ || need.slot == Need::kNoSlot || !kind(need.slot).question) continue;
            json::object one{
                {"fact", name}, {"asks", bilingual(*kind(need.slot).question)}, {"of", kind(need.slot).asked_of}};
            one["words"] = words(kind(need.slot).words);
            questions.push_back(std::move(one));
        }
        out_["needs"] = std::move(needs);
        if (!questions.empty()) out_["questions"] = std::move(questions);
    }

    void write_assumed() {
        if (ruling_.assumed.empty()) return;
        json::object assumed;
        for (const auto* one : ruling_.assumed) assumed[kind(one->fact).name] = value_of(one->fact, one->value);
        out_["assumed"] = std::move(assumed);
    }

    void write_books() {
        json::array books;
        for (std::size_t i = 0; i < answer_.count; ++i) {
            add_new(books, answer_.rulings[i].program->book->id);
            for (const auto* over : answer_.rulings[i].program->over) add_new(books, over->id);
        }
        out_["rulebooks"] = std::move(books);
        if (answer_.count > 1) out_["decided_by"] = ruling_.program->book->id;
    }

    const guarantee::Laws& laws_;
    const guarantee::Facts& facts_;
    const Answer& answer_;
    const Ruling& ruling_;
    bool with_texts_;
    json::object& out_;
};

void write_warnings(const guarantee::Facts& facts, const Answer& answer, json::object& out) {
    json::array warnings;
    for (const auto& name : facts.unmatched) warnings.push_back(json::object{{"code", "unknown_fact"}, {"fact", name}});
    for (const auto& book : answer.not_applied) {
        warnings.push_back(json::object{{"code", "rulebook_does_not_apply"}, {"book", book}});
    }
    for (std::size_t i = 0; i < answer.count; ++i) {
        for (const auto* cite : answer.rulings[i].unverified) {
            warnings.push_back(json::object{{"code", "unverified"}, {"book", cite->book}, {"clause", cite->clause}});
        }
    }
    if (!warnings.empty()) out["warnings"] = std::move(warnings);
}

}  // namespace

void write_answer(const guarantee::Laws& laws, const guarantee::Facts& facts, const guarantee::Answer& answer,
                  bool with_texts, json::object& out) {
    if (answer.count > 0) {
        Writer{laws, facts, answer, with_texts, out}.write();
    } else {
        out["entitled"] = json::array{};
        out["result"] = "NONE";
        out["clauses"] = json::array{};
        out["needs"] = json::array{};
        if (!answer.not_applied.empty()) out["fallback_rulebooks"] = json::array{"cn.crpl.2013"};
    }
    write_warnings(facts, answer, out);
}

}  // namespace present
