#include "flows/disclose_personal.hpp"

#include "flows/mask.hpp"
#include "ledger/append.hpp"
#include "store/payload_writer.hpp"
#include "store/personal_store.hpp"

namespace flows {
namespace {

Disclosed values_of(const db::ReadTx& tx, const Context& context, const cases::Case& known) {
    Disclosed values;
    const auto kept = store::personal_of(tx, context.organisation_id(), known.case_id);
    for (const auto& ref : known.personal) {
        const auto value = kept.find(ref.personal_id);
        if (is_masked_field(ref.field) && value != kept.end()) values[ref.field] = value->second;
    }
    return values;
}

std::string payload_of(const Disclosed& values, const std::vector<cases::PersonalRef>& reason) {
    std::vector<std::string> fields;
    for (const auto& [field, value] : values) fields.push_back(field);
    std::string payload;
    store::PayloadWriter json{payload};
    json.words("fields", fields);
    json.personal(reason);
    json.end();
    return payload;
}

}  // namespace

std::string disclosure_subject(std::string_view subject_id) {
    return "disclosure:" + std::string{subject_id};
}

void record_disclosure(db::WriteTx& tx, Context& context, const Caller& caller,
                       const std::pair<std::string, std::string>& subject_and_reason, const Disclosed& values) {
    const auto now = context.now();
    const auto subject = disclosure_subject(subject_and_reason.first);
    const auto reason =
        store::keep_personal(tx, context.organisation_id(), {subject, "reason", subject_and_reason.second},
                             {context.ids, context.random, now});
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = caller.actor,
                                                                 .subject_kind = "disclosure",
                                                                 .subject_id = subject,
                                                                 .type = "personal_disclosed",
                                                                 .payload = payload_of(values, {reason})});
}

base::Result<Disclosed> disclose_personal(db::WriteTx& tx, Context& context, const Caller& caller,
                                          const DisclosePersonal& asked) {
    const auto known = find_seen_case(tx, context, caller, asked.case_id);
    if (!known) return base::Refusal{"no_such_case", {{"case", asked.case_id}}};
    auto values = values_of(tx, context, *known);
    record_disclosure(tx, context, caller, {known->case_id, asked.reason}, values);
    return values;
}

base::Result<Disclosed> read_disclosed(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                       const std::string& case_id) {
    const auto known = find_seen_case(tx, context, caller, case_id);
    if (!known) return base::Refusal{"no_such_case", {{"case", case_id}}};
    return values_of(tx, context, *known);
}

}  // namespace flows
