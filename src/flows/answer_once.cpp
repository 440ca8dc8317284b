#include "flows/answer_once.hpp"

#include "store/idempotency_store.hpp"

namespace flows {
namespace {

constexpr std::chrono::hours kKept{24};

store::AnswerKey key_of(const Once& once) {
    return {once.caller, once.route, once.key};
}

void keep(db::WriteTx& tx, const Context& context, const Once& once, const Answer& answer) {
    store::keep_answer(tx, context.organisation_id(), key_of(once),
                       {.body_hash = once.body_hash,
                        .status = answer.status,
                        .location = answer.location,
                        .body = answer.is_secret ? "" : answer.body},
                       context.now());
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
        store::forget_answers(tx, context.organisation_id(), context.now() - kKept);
        const auto kept = store::find_answer(tx, context.organisation_id(), key_of(*once));
        if (kept && kept->body_hash != once->body_hash) return base::Refusal{"idempotency_key_reused"};
        if (kept) return replay(tx, change, *kept);
    }
    auto answer = change.write(tx);
    if (!answer) return answer.refusal();
    if (once) keep(tx, context, *once, *answer);
    return Answered{std::move(*answer), false};
}

base::Done keep_refusal(db::WriteTx& tx, const Context& context, const Once& once, const Answer& answer) {
    keep(tx, context, once, answer);
    return {};
}

}  // namespace flows
