#include "flows/import_master.hpp"

#include <fmt/format.h>

#include <unordered_set>

#include "flows/master_row.hpp"
#include "flows/record_master.hpp"
#include "store/customer_store.hpp"
#include "store/master_payload.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

constexpr std::size_t kRowsAChunk = 500;

/// The record as it stands in the ledger, with these references to what is personal.
void put_details(MasterRow& row, const std::vector<cases::PersonalRef>& personal) {
    auto details = store::details_of(row.details, personal);
    if (auto* outlet = std::get_if<store::Outlet>(&row.record)) {
        outlet->details = std::move(details);
    } else {
        std::get<store::StaffMember>(row.record).details = std::move(details);
    }
}

std::string payload_of(const MasterRow& row) {
    const auto* outlet = std::get_if<store::Outlet>(&row.record);
    return outlet != nullptr ? store::payload_of(*outlet) : store::payload_of(std::get<store::StaffMember>(row.record));
}

/// Compares a record with its newest entry, the personal values by what they say; a customer or a unit with its rows.
Effect effect_of(const db::ReadTx& tx, const Context& context, MasterRow& row) {
    if (const auto* customer = std::get_if<WantedCustomer>(&row.record)) return effect_of(tx, context, *customer);
    if (const auto* unit = std::get_if<WantedUnit>(&row.record)) return effect_of(tx, context, *unit);
    const auto organisation_id = context.organisation_id();
    const auto subject = store::subject_of(row.subject_kind(), row.code());
    const auto last = store::last_payload(tx, organisation_id, subject);
    if (!last) return Effect::Added;
    put_details(row, {});
    const auto before = store::split_payload(*last);
    if (before.plain != store::split_payload(payload_of(row)).plain) return Effect::Changed;
    if (before.personal.size() != row.personal.size()) return Effect::Changed;
    if (before.personal.empty()) return Effect::None;
    const auto values = store::personal_of(tx, organisation_id, subject);
    for (std::size_t i = 0; i < row.personal.size(); ++i) {
        const auto& ref = before.personal[i];
        const auto value = values.find(ref.personal_id);
        if (ref.field != row.personal[i].first || value == values.end() || value->second != row.personal[i].second) {
            return Effect::Changed;
        }
    }
    return Effect::None;
}

/// Writes the rows of a chunk that say something new, or only counts them.
class ChunkWriter {
public:
    ChunkWriter(Context& context, const Caller& caller) : context_(context), caller_(caller) {}

    ImportedMaster count(const db::ReadTx& tx, std::vector<MasterRow>& rows) const {
        ImportedMaster counts;
        for (auto& row : rows) add(counts, effect_of(tx, context_, row));
        return counts;
    }

    ImportedMaster write(db::WriteTx& tx, std::vector<MasterRow>& rows) const {
        ImportedMaster counts;
        const auto now = context_.now();
        ledger::Appender appender{tx, context_.organisation_id(), now};
        MasterRecorder recorder{tx, context_.organisation_id(), appender};
        for (auto& row : rows) {
            if (const auto* customer = std::get_if<WantedCustomer>(&row.record)) {
                add(counts, put_customer(tx, context_, appender, *customer, {now, caller_.actor}));
            } else if (const auto* unit = std::get_if<WantedUnit>(&row.record)) {
                add(counts, put_unit(tx, context_, appender, *unit, {now, caller_.actor}));
            } else {
                add(counts, put_record(tx, recorder, row, now));
            }
        }
        return counts;
    }

private:
    static void add(ImportedMaster& counts, Effect effect) {
        counts.added += effect == Effect::Added;
        counts.changed += effect == Effect::Changed;
        counts.unchanged += effect == Effect::None;
    }
    /// An outlet or a member of staff.
    Effect put_record(db::WriteTx& tx, MasterRecorder& recorder, MasterRow& row, base::Instant now) const {
        const auto effect = effect_of(tx, context_, row);
        if (effect == Effect::None) return effect;
        put_details(row, keep(tx, row, now));
        const MasterRecorder::Stamp stamp{now, caller_.actor};
        if (const auto* outlet = std::get_if<store::Outlet>(&row.record)) {
            recorder.put(*outlet, stamp);
        } else {
            recorder.put(std::get<store::StaffMember>(row.record), stamp);
        }
        return effect;
    }
    std::vector<cases::PersonalRef> keep(db::WriteTx& tx, const MasterRow& row, base::Instant now) const {
        std::vector<cases::PersonalRef> refs;
        const auto subject = store::subject_of(row.subject_kind(), row.code());
        for (const auto& [field, value] : row.personal) {
            refs.push_back(store::keep_personal(tx, context_.organisation_id(), {subject, field, value},
                                                {context_.ids, context_.random, now}));
        }
        return refs;
    }

    Context& context_;
    const Caller& caller_;
};

/// Reads the file row by row and hands on what can be taken.
class Importer {
public:
    Importer(Context& context, const Caller& caller, const ImportMaster& asked)
        : context_(context), asked_(asked), writer_(context, caller), source_(tables::open_source(asked.path)) {
        source_->on_rejected([this](const tables::Rejected& row) {
            ++total_.rows;
            reject({row.line, std::string{tables::word(row.reason)}, row.detail, std::string{row.text}});
        });
    }

    ImportedMaster run() {
        const MasterColumns columns{asked_.kind, *source_};
        total_.reading = source_->reading();
        total_.ignored = columns.ignored();
        tables::Row row;
        while (source_->next(row)) {
            ++total_.rows;
            take(columns, row);
            if (chunk_.size() >= kRowsAChunk) flush();
        }
        flush();
        return total_;
    }

private:
    void take(const MasterColumns& columns, const tables::Row& row) {
        const auto read = read_master_row(asked_.kind, columns, row);
        if (!read) {
            std::string detail;
            for (const auto& [name, value] : read.refusal().facts) {
                detail += fmt::format("{}{} '{}'", detail.empty() ? "" : ", ", name, value);
            }
            return reject({row.line, read.refusal().code, detail, std::string{row.text}});
        }
        // Two rows of one file that contradict each other would change each other for ever.
        if (!seen_.emplace(read->code()).second) {
            return reject({row.line, "doubled_code", fmt::format("code '{}'", read->code()), std::string{row.text}});
        }
        if (read->has_odd_mobile) flag({row.line, "bad_mobile", fmt::format("code '{}'", read->code()), ""});
        chunk_.push_back(*read);
    }

    void flush() {
        if (chunk_.empty()) return;
        context_.database.read([&](const db::ReadTx& tx) {
            for (const auto& row : chunk_) {
                const auto organisation = context_.organisation_id();
                if (const auto outlet = row.outlet(); outlet && !store::has_outlet(tx, organisation, *outlet)) {
                    flag({row.line, "unknown_outlet", fmt::format("outlet '{}'", *outlet), ""});
                }
                if (const auto code = row.customer(); code && !store::has_customer(tx, organisation, *code)) {
                    flag({row.line, "unknown_customer", fmt::format("customer '{}'", *code), ""});
                }
            }
            if (asked_.dry_run) total_ += writer_.count(tx, chunk_);
            return 0;
        });
        if (!asked_.dry_run) {
            total_ += context_.database.write_and_wait([this](db::WriteTx& tx) { return writer_.write(tx, chunk_); });
        }
        chunk_.clear();
        if (asked_.progress) asked_.progress(total_.rows);
    }

    void reject(const MasterComplaint& complaint) {
        ++total_.rejected;
        if (asked_.rejected) asked_.rejected(complaint);
    }
    void flag(const MasterComplaint& complaint) {
        ++total_.flagged;
        if (asked_.flagged) asked_.flagged(complaint);
    }

    Context& context_;
    const ImportMaster& asked_;
    ChunkWriter writer_;
    std::unique_ptr<tables::Source> source_;
    std::vector<MasterRow> chunk_;
    std::unordered_set<std::string> seen_;
    ImportedMaster total_;
};

}  // namespace

ImportedMaster& ImportedMaster::operator+=(const ImportedMaster& more) {
    rows += more.rows;
    added += more.added;
    changed += more.changed;
    unchanged += more.unchanged;
    rejected += more.rejected;
    flagged += more.flagged;
    return *this;
}

ImportedMaster import_master(Context& context, const Caller& caller, const ImportMaster& asked) {
    return Importer{context, caller, asked}.run();
}

}  // namespace flows
