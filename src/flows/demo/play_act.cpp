#include <algorithm>

#include "domain/cases/decide.hpp"
#include "flows/demo/pen.hpp"
#include "flows/repair_of_case.hpp"

namespace flows::demo {
namespace {

constexpr std::uint64_t kWordDice = 8;

std::string_view move_of(Act act) {
    switch (act) {
        case Act::Respond:
            return "respond";
        case Act::Assign:
            return "assign";
        case Act::Wait:
            return "wait";
        case Act::Resume:
            return "resume";
        case Act::Resolve:
            return "resolve";
        case Act::Close:
            return "close";
        case Act::Reopen:
            return "reopen";
        default:
            return "note";
    }
}

std::string_view word_of_wait(WaitFor what) {
    constexpr std::string_view kWords[] = {"customer", "parts", "third_party"};
    return kWords[static_cast<std::size_t>(what)];
}

bool needs_words(const cases::Process& process, std::string_view name) {
    const auto* move = process.find(name);
    return move != nullptr && std::any_of(move->needs.begin(), move->needs.end(),
                                          [](const std::string& need) { return need == "text" || need == "reason"; });
}

}  // namespace

void Play::act(Pen& pen, Running& one, const Step& step) {
    switch (step.act) {
        case Act::Rate:
            return rate(pen, one, step);
        case Act::Merge:
            return merge(pen, one, step);
        case Act::Break: {
            const auto& promise = books_->promises[step.score];
            // The customer's answer may have come sooner, or the matter may be another's by now.
            if (one.known.responded_at || one.known.state == cases::State::Merged) return;
            return pen.recorder.record(one.known, {step.at, "system", cases::PromiseBroken{promise.id, step.at}});
        }
        default:
            return make_move(pen, one, step);
    }
}

std::string Play::word_of(const Running& one, const Step& step, Dice& dice) const {
    if (step.act == Act::Wait && step.wait_for == WaitFor::Parts) return std::string{say(Saying::Parts, dice)};
    const auto& process = books_->processes.find(one.known.kind)->second;
    if (!needs_words(process, move_of(step.act))) return {};
    if (step.act == Act::Note) return std::string{say(Saying::Noted, dice)};
    if (step.act == Act::Reopen) return std::string{say(Saying::Reopened, dice)};
    return std::string{say(Saying::Solved, dice)};
}

void Play::make_move(Pen& pen, Running& one, const Step& step) {
    Dice dice{scene_.seed, kWordDice, one.matter.number * 32 + static_cast<std::int64_t>(one.next)};
    const auto text = word_of(one, step, dice);
    cases::MoveCommand command{
        .move = std::string{move_of(step.act)}, .happened_at = step.at, .has_text = !text.empty()};
    if (step.person >= 0) command.person = actor(step.person, "");
    if (step.outlet >= 0) command.outlet = outlets()[static_cast<std::size_t>(step.outlet)].code;
    if (step.act == Act::Wait) command.waiting_for = word_of_wait(step.wait_for);
    const auto event = cases::decide_move(books_->processes.find(one.known.kind)->second, one.known, command);
    // What the process does not allow from here, as the closing of a duplicate that was joined, does not happen.
    if (!event) return;
    if (step.act == Act::Resolve) {
        charge(pen, one, step);
        sign_return(pen, one, step);
    }
    cases::Entry entry{step.at, actor(step.by, "system"), *event};
    if (!text.empty()) entry.personal.push_back(keep(pen, one.known.case_id, "text", text));
    pen.recorder.record(one.known, entry);
    // Which units are ours is known by the matter; a look for others would cost more than the story.
    const bool is_repair = one.matter.unit >= 0 && (step.act == Act::Resolve || step.act == Act::Reopen);
    if (is_repair) note_repair(pen.tx, context_, pen.recorder.appender(), one.known, entry.actor);
}

void Play::rate(Pen& pen, Running& one, const Step& step) {
    const auto event = cases::decide_rating(one.known, step.score);
    if (!event) return;
    Dice dice{scene_.seed, kWordDice + 100, one.matter.number};
    cases::Entry entry{step.at, "customer", *event};
    if (dice.permille(step.score >= 4 ? 260 : 640)) {
        const auto word = say(step.score >= 4 ? Saying::Praise : Saying::Complaint, dice);
        entry.personal.push_back(keep(pen, one.known.case_id, "comment", word));
    }
    pen.recorder.record(one.known, entry);
}

void Play::merge(Pen& pen, Running& duplicate, const Step& step) {
    const auto found = running_.find(duplicate.matter.duplicate_of);
    if (found == running_.end()) return;
    auto& survivor = found->second;
    const auto merge = cases::decide_merge(duplicate.known, survivor.known);
    if (!merge) return;
    const auto by = actor(step.by, "system");
    pen.recorder.record(duplicate.known, {step.at, by, merge->on_duplicate});
    pen.recorder.record(survivor.known, {step.at, by, merge->on_survivor});
}

}  // namespace flows::demo
