#include "flows/rulings.hpp"

#include "base/log.hpp"
#include "flows/law_books.hpp"
#include "flows/show_case.hpp"
#include "ledger/append.hpp"
#include "store/case_store.hpp"
#include "store/rulebook_store.hpp"

namespace flows {
namespace {

constexpr std::int64_t kRulingsShown = 50;

store::Ruling write_ruling(db::WriteTx& tx, Context& context, std::string_view actor, const std::string& case_id,
                           const DecidedRuling& decided) {
    const auto now = context.now();
    store::Ruling ruling{.ruling_id = context.ids.next(now),
                         .case_id = case_id,
                         .decided_at = now,
                         .decided_by = std::string{actor},
                         .result = decided.result,
                         .next_trigger_on = decided.next_trigger_on,
                         .books = decided.books,
                         .facts = decided.facts,
                         .forbidden = decided.forbidden,
                         .answer = decided.answer};
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = actor,
                                                                 .subject_kind = "ruling",
                                                                 .subject_id = ruling_subject(case_id),
                                                                 .type = "ruling_made",
                                                                 .payload = store::payload_of(ruling)});
    store::insert_ruling(tx, context.organisation_id(), ruling);
    return ruling;
}

bool is_over(const cases::Case& known) {
    return known.state == cases::State::Closed || known.state == cases::State::Merged;
}

}  // namespace

std::string ruling_subject(std::string_view case_id) {
    return "ruling:" + std::string{case_id};
}

base::Result<store::Ruling> keep_ruling(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const std::string& case_id, const DecidedRuling& decided) {
    const auto known = find_seen_case(tx, context, caller, case_id);
    if (!known) return base::Refusal{"no_such_case", {{"case", case_id}}};
    return write_ruling(tx, context, caller.actor, known->case_id, decided);
}

base::Result<std::vector<store::Ruling>> list_rulings(const db::ReadTx& tx, const Context& context,
                                                      const Caller& caller, const std::string& case_id) {
    const auto known = find_seen_case(tx, context, caller, case_id);
    if (!known) return base::Refusal{"no_such_case", {{"case", case_id}}};
    return store::rulings_of_case(tx, context.organisation_id(), known->case_id, kRulingsShown);
}

base::Result<store::Ruling> show_ruling(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                        const std::string& ruling_id) {
    auto ruling = store::find_ruling(tx, context.organisation_id(), ruling_id);
    if (!ruling || !find_seen_case(tx, context, caller, ruling->case_id)) {
        return base::Refusal{"no_such_ruling", {{"ruling", ruling_id}}};
    }
    return std::move(*ruling);
}

base::Result<std::shared_ptr<const guarantee::Laws>> laws_of(
    const db::ReadTx& tx, const Context& context, const std::vector<std::pair<std::string, std::int64_t>>& versions) {
    std::map<std::string, BookText, std::less<>> texts;
    for (const auto& [id, version] : versions) {
        const auto kept = store::find_rulebook_version(tx, context.organisation_id(), id, version);
        if (!kept) {
            return base::Refusal{"rulebook_version_missing", {{"rulebook", id}, {"version", std::to_string(version)}}};
        }
        texts[id] = {.book_id = id, .version = version, .sha256 = kept->sha256, .text = kept->text, .published_at = {}};
    }
    return read_laws(texts, context.books()->clocks);
}

std::vector<store::RunningRuling> list_running_rulings(const Context& context, const std::string& after,
                                                       std::int64_t limit) {
    return context.database.read([&](const db::ReadTx& tx) {
        return store::rulings_of_running_cases(tx, context.organisation_id(), after, limit);
    });
}

std::size_t renew_due_rulings(Context& context, const DecideAgain& decide, std::int64_t limit) {
    const auto today = base::to_string(local_day(context.organisation, context.now()));
    const auto due = context.database.read(
        [&](const db::ReadTx& tx) { return store::rulings_due(tx, context.organisation_id(), today, limit); });
    for (const auto& old : due) {
        std::optional<DecidedRuling> decided;
        try {
            decided = decide(old);
        } catch (const base::BadInput& bad) {
            // Today's books do not read the facts of then: what was decided stays, and nobody waits for a day.
            base::log_error("a ruling could not be renewed", bad.what());
        }
        static_cast<void>(context.database.write_and_wait([&](db::WriteTx& tx) -> base::Result<base::Done> {
            const auto latest = store::latest_ruling(tx, context.organisation_id(), old.case_id);
            if (!latest || latest->ruling_id != old.ruling_id) return base::Done{};
            const auto known = store::find_case(tx, context.organisation_id(), old.case_id);
            if (!known || is_over(*known) || !decided) {
                store::forget_trigger(tx, context.organisation_id(), old.ruling_id);
            } else {
                write_ruling(tx, context, "system", old.case_id, *decided);
            }
            return base::Done{};
        }));
    }
    return due.size();
}

}  // namespace flows
