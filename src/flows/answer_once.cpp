#include "flows/answer_once.hpp"

#include "flows/tidy_up.hpp"
#include "store/idempotency_store.hpp"

namespace flows {
namespace {

store::AnswerKey key_of(const Once& once) {
    return {once.caller, once.route, once.key};
}

store::KeptAnswer kept_of(const Once& once, const Answer& answer) {
    return {.body_hash = once.body_hash,
            .status = answer.status,
            .location = answer.location,
            .body = answer.is_secret ? "" : answer.body};
}

/// The answer that was given to this key, unless it is too old. Read before the flow's own view: an answer never
/// changes, and a look for a key that is not there would conflict with everybody who brings a new one. Two that come at
/// once are told apart by the primary key.
std::optional<store::KeptAnswer> find_kept(db::WriteTx& tx, const Context& context, const Once& once) {
    const auto organisation = context.organisation_id();
    const auto oldest = context.now() - kAnswersKept;
    auto kept = store::find_answer(tx.before(), organisation, key_of(once));
    if (!kept || kept->created_at >= oldest) return kept;
    store::forget_answer(tx, organisation, key_of(once));
    return std::nullopt;
}

base::Result<Answered> replay(const db::ReadTx& tx, const Change& change, const store::KeptAnswer& kept) {
    Answered again{{.status = static_cast<int>(kept.status), .location = kept.location, .body = kept.body}, true};
    if (!kept.body.empty() || kept.status == 204) return again;
    if (!change.again) {
        again.answer.body = "{}";
        return again;
    }
    const auto answer = change.again(tx);
    if (!answer) return answer.refusal();
    again.answer.body = answer->body;
    return again;
}

}  // namespace

base::Result<Answered> answer_once(db::WriteTx& tx, const Context& context, const std::optional<Once>& once,
                                   const Change& change) {
    if (once) {
        const auto kept = find_kept(tx, context, *once);
        if (kept && kept->body_hash != once->body_hash) return base::Refusal{"idempotency_key_reused"};
        if (kept) return replay(tx, change, *kept);
    }
    auto answer = change.write(tx);
    if (!answer) return answer.refusal();
    if (once) {
        store::keep_answer(tx, context.organisation_id(), key_of(*once), kept_of(*once, *answer), context.now());
    }
    return Answered{std::move(*answer), false};
}

db::Manner manner_of(const std::optional<Once>& once, const Change& change) {
    return {.isolation = change.isolation, .knows_itself = once.has_value()};
}

base::Done keep_refusal(db::WriteTx& tx, const Context& context, const Once& once, const Answer& answer) {
    store::keep_answer_if_none(tx, context.organisation_id(), key_of(once), kept_of(once, answer), context.now());
    return {};
}

}  // namespace flows
