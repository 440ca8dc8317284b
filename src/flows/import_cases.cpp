#include "flows/import_cases.hpp"

#include <set>
#include <tuple>

#include "flows/record_case.hpp"
#include "ledger/follow.hpp"
#include "store/case_payload.hpp"
#include "store/case_store.hpp"
#include "store/import_store.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

using RowIdentity = std::tuple<base::Instant, std::string, std::string, std::int64_t>;

/// Hands out case numbers; takes the serials of a day from the store once a chunk.
class Numbers {
public:
    Numbers(db::WriteTx& tx, Context& context, const Books& books, const std::vector<const ImportedCase*>& fresh)
        : context_(context), books_(books) {
        std::map<std::pair<std::string, base::Date>, std::int64_t> needed;
        for (const auto* log : fresh) ++needed[key_of(*log)];
        for (const auto& [key, count] : needed) {
            next_[key] = context.case_serials.take(tx, context.database, context.organisation_id(), key, count);
        }
    }

    std::string next(const ImportedCase& log) {
        const auto key = key_of(log);
        return cases::case_number(key.first, key.second, next_[key]++);
    }

private:
    std::pair<std::string, base::Date> key_of(const ImportedCase& log) const {
        return {books_.processes.find(log.kind)->second.prefix,
                local_day(context_.organisation, log.events.front().at)};
    }

    const Context& context_;
    const Books& books_;
    std::map<std::pair<std::string, base::Date>, std::int64_t> next_;
};

class ChunkWriter {
public:
    ChunkWriter(db::WriteTx& tx, Context& context, const Caller& caller, const ImportChunk& chunk)
        : tx_(tx), context_(context), caller_(caller), chunk_(chunk), recorder_(tx, context, context.now()) {}

    ImportProgress run() {
        std::vector<std::optional<cases::Case>> known;
        std::vector<const ImportedCase*> fresh;
        for (const auto& log : chunk_.cases) {
            known.push_back(store::find_case_by_source(tx_, context_.organisation_id(), chunk_.source, log.key));
            if (!known.back()) fresh.push_back(&log);
        }
        const auto books = context_.books();
        Numbers numbers{tx_, context_, *books, fresh};
        for (std::size_t i = 0; i < chunk_.cases.size(); ++i) {
            ++progress_.cases_seen;
            if (known[i]) {
                grow(*known[i], chunk_.cases[i]);
            } else {
                open(chunk_.cases[i], numbers.next(chunk_.cases[i]));
            }
        }
        recorder_.finish();
        store::put_import(tx_, context_.organisation_id(),
                          {.import_id = chunk_.import_id,
                           .source = chunk_.source,
                           .cases_done = chunk_.cases_done,
                           .entries_done = progress_.entries_added,
                           .state = "running"},
                          recorder_.now());
        return progress_;
    }

private:
    void record(cases::Case& known, cases::Entry entry) {
        recorder_.record(known, entry);
        ++progress_.entries_added;
    }

    void record_row(cases::Case& known, const ImportedCase::Event& event) {
        record(known, {event.at,
                       caller_.actor,
                       event_of(event, known),
                       {},
                       cases::Imported{event.activity, event.resource, event.occurrence}});
    }

    void rate(cases::Case& known, const ImportedCase& log) {
        if (!log.satisfaction || known.rating) return;
        record(known, {log.events.back().at, caller_.actor, cases::Rated{*log.satisfaction}});
    }

    void open(const ImportedCase& log, std::string number) {
        const auto now = recorder_.now();
        cases::Case known;
        known.case_id = context_.ids.next(now);
        auto opened = opening_of(log, chunk_.source);
        opened.number = std::move(number);
        const std::pair<std::string_view, const std::string&> texts[] = {{"subject", log.subject},
                                                                         {"description", log.description}};
        for (const auto& [field, value] : texts) {
            if (value.empty()) continue;
            opened.personal.push_back(store::keep_personal(
                tx_, context_.organisation_id(), {known.case_id, field, value}, {context_.ids, context_.random, now}));
        }
        const auto& first = log.events.front();
        const bool first_row_opens = first.meaning == tables::Meaning::Opened;
        cases::Entry opening{first.at, caller_.actor, std::move(opened)};
        if (first_row_opens) opening.imported = cases::Imported{first.activity, first.resource, first.occurrence};
        record(known, std::move(opening));
        for (std::size_t i = first_row_opens ? 1 : 0; i < log.events.size(); ++i) record_row(known, log.events[i]);
        rate(known, log);
        // The log's own word on who has it stands over what its steps made us think.
        if (auto described = description_of(log, known))
            record(known, {log.events.back().at, caller_.actor, std::move(*described)});
        recorder_.insert(known);
        ++progress_.cases_opened;
    }

    void grow(const cases::Case& before, const ImportedCase& log) {
        std::set<RowIdentity> there;
        for (const auto& entry : ledger::entries_of(tx_, context_.organisation_id(), before.case_id)) {
            const auto read = store::read_case_entry(entry);
            if (!read.imported) continue;
            there.emplace(read.happened_at, read.imported->activity, read.imported->resource,
                          read.imported->occurrence);
        }
        auto after = before;
        for (const auto& event : log.events) {
            if (there.contains({event.at, event.activity, event.resource, event.occurrence})) {
                ++progress_.rows_known;
            } else {
                record_row(after, event);
            }
        }
        rate(after, log);
        if (auto described = description_of(log, after))
            record(after, {log.events.back().at, caller_.actor, std::move(*described)});
        if (after.revision == before.revision) return;
        recorder_.update(before, after);
        ++progress_.cases_grown;
    }

    db::WriteTx& tx_;
    Context& context_;
    const Caller& caller_;
    const ImportChunk& chunk_;
    CaseRecorder recorder_;
    ImportProgress progress_;
};

}  // namespace

ImportProgress& ImportProgress::operator+=(const ImportProgress& more) {
    cases_seen += more.cases_seen;
    cases_opened += more.cases_opened;
    cases_grown += more.cases_grown;
    entries_added += more.entries_added;
    rows_known += more.rows_known;
    return *this;
}

ImportProgress import_cases(db::WriteTx& tx, Context& context, const Caller& caller, const ImportChunk& chunk) {
    return ChunkWriter{tx, context, caller, chunk}.run();
}

}  // namespace flows
