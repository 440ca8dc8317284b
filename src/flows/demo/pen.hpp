#pragma once

#include "flows/demo/play.hpp"

namespace flows::demo {

/// What one transaction writes with.
struct Play::Pen {
    db::WriteTx& tx;
    CaseRecorder recorder;
    MasterRecorder masters;
    base::Instant now;

    Pen(db::WriteTx& tx_, Context& context, base::Instant now_)
        : tx(tx_),
          recorder(tx_, context, now_),
          masters(tx_, context.organisation_id(), recorder.appender()),
          now(now_) {}

    void pass_to(base::Instant at) {
        now = at;
        recorder.pass_to(at);
    }
};

}  // namespace flows::demo
