#include "flows/open_case.hpp"

#include "flows/record_case.hpp"
#include "store/case_store.hpp"
#include "store/master_store.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

constexpr std::chrono::days kReworkWithin{30};

std::string make_number(db::WriteTx& tx, Context& context, const std::string& prefix, base::Date day) {
    return cases::case_number(
        prefix, day, context.case_serials.take(tx, context.database, context.organisation_id(), {prefix, day}));
}

/// What is remarked upon and decides nothing.
struct Remarks {
    std::vector<std::string> unmatched;
    std::optional<std::string> rework_of;
};

Remarks remarks_of(const db::WriteTx& tx, std::int64_t organisation, const OpenCase& asked, base::Instant now) {
    const auto before = tx.before();
    Remarks remarks;
    if (asked.serial && !store::has_unit(before, organisation, *asked.serial)) remarks.unmatched.emplace_back("serial");
    if (asked.outlet && !store::has_outlet(before, organisation, *asked.outlet)) {
        remarks.unmatched.emplace_back("outlet");
    }
    if (asked.serial && asked.kind == "repair") {
        remarks.rework_of = store::find_rework(before, organisation, *asked.serial, now - kReworkWithin);
    }
    return remarks;
}

std::vector<cases::PersonalRef> keep_texts(db::WriteTx& tx, Context& context, const std::string& case_id,
                                           const OpenCase& asked, base::Instant now) {
    std::vector<cases::PersonalRef> refs;
    const std::pair<std::string_view, const std::string&> values[] = {{"subject", asked.subject},
                                                                      {"description", asked.description},
                                                                      {"contact_name", asked.contact_name},
                                                                      {"contact_mobile", asked.contact_mobile}};
    for (const auto& [field, value] : values) {
        if (value.empty()) continue;
        refs.push_back(store::keep_personal(tx, context.organisation_id(), {case_id, field, value},
                                            {context.ids, context.random, now}));
    }
    return refs;
}

}  // namespace

base::Result<cases::Case> open_case(db::WriteTx& tx, Context& context, const Caller& caller, const OpenCase& asked) {
    const auto books = context.books();
    const auto process = books->processes.find(asked.kind);
    if (process == books->processes.end()) return base::Refusal{"unknown_kind", {{"kind", asked.kind}}};

    const auto now = context.now();
    const auto organisation = context.organisation_id();
    const auto remarks = remarks_of(tx, organisation, asked, now);
    cases::Case known;
    known.case_id = context.ids.next(now);
    cases::Opened opened{
        .number = make_number(tx, context, process->second.prefix, local_day(context.organisation, now)),
        .kind = asked.kind,
        .priority = asked.priority,
        .channel = asked.channel,
        .product = asked.product,
        .serial = asked.serial,
        .outlet = asked.outlet,
        .region = asked.region,
        .rework_of = remarks.rework_of,
        .personal = keep_texts(tx, context, known.case_id, asked, now),
        .unmatched = remarks.unmatched};
    CaseRecorder recorder{tx, context, now};
    recorder.record(known, {now, caller.actor, std::move(opened)});
    recorder.insert(known);
    recorder.finish();
    return known;
}

}  // namespace flows
