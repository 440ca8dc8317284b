#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"

namespace flows {

/// What a changing request is answered with.
struct Answer {
    int status = 200;
    std::string location;
    std::string body;
    bool is_secret = false;  ///< the body is not kept for a repeated request
};

/// What a request wants done.
struct Change {
    std::function<base::Result<Answer>(db::WriteTx&)> write;
    /// Gives a secret answer again. Without it a repeated request gets the status and an empty object.
    std::function<base::Result<Answer>(const db::ReadTx&)> again = {};
    /// Done once the change is on disk, before the answer; not for a repeated request. On the lane Work only.
    std::function<void()> after = {};
    /// What the change needs where others change the store at the same time.
    db::Manner::Isolation isolation = db::Manner::Isolation::Alone;
};

/// A request that carries an Idempotency-Key: who sent it, to which route, and the hash of what.
struct Once {
    std::string caller;
    std::string route;
    std::string key;
    std::string body_hash;
};

struct Answered {
    Answer answer;
    bool is_replayed = false;
};

/// Makes the change and keeps its answer in the same transaction; a request with the same key within 24 hours gets
/// that answer again and changes nothing. Refuses with idempotency_key_reused where the same key comes with another
/// request, and with whatever the change refuses; such a refusal is kept by keep_refusal().
base::Result<Answered> answer_once(db::WriteTx& tx, const Context& context, const std::optional<Once>& once,
                                   const Change& change);
/// How such a flow is run: with a key it knows whether it was done before.
db::Manner manner_of(const std::optional<Once>& once, const Change& change);
/// Keeps the answer of a change that was refused, once its flow was undone.
base::Done keep_refusal(db::WriteTx& tx, const Context& context, const Once& once, const Answer& answer);

}  // namespace flows
