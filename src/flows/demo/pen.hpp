#pragma once

#include "flows/demo/play.hpp"
#include "flows/record_unit.hpp"

namespace flows::demo {

/// What one transaction writes with.
struct Play::Pen {
    db::WriteTx& tx;
    CaseRecorder recorder;
    MasterRecorder masters;
    UnitRecorder units;
    base::Instant now;

    Pen(db::WriteTx& tx_, Context& context, base::Instant now_)
        : tx(tx_),
          recorder(tx_, context, now_),
          masters(tx_, context.organisation_id(), recorder.appender()),
          units(tx_, context.organisation_id(), recorder.appender()),
          now(now_) {}

    void pass_to(base::Instant at) {
        now = at;
        recorder.pass_to(at);
    }
};

}  // namespace flows::demo
