#include <algorithm>

#include "domain/cases/events.hpp"

namespace cases {
namespace {

void end_wait(Case& known, Instant at) {
    if (known.waiting_since_at && known.waiting_for == "customer") {
        const auto until = std::max(at, *known.waiting_since_at);
        known.pauses.push_back({*known.waiting_since_at, until});
        known.waited_customer_us += (until - *known.waiting_since_at).count();
    }
    known.waiting_for.reset();
    known.waiting_since_at.reset();
}

/// What each event does to the fields of the case.
struct Fold {
    Case& known;
    const Entry& entry;

    void operator()(const Opened& event) const {
        known.number = event.number;
        known.kind = event.kind;
        known.priority = event.priority;
        known.channel = event.channel;
        known.product = event.product;
        known.serial = event.serial;
        known.outlet = event.outlet;
        known.person = event.person;
        known.region = event.region;
        known.due_at = event.due_at;
        known.rework_of = event.rework_of;
        known.source = event.source;
        known.source_key = event.source_key;
        known.personal = event.personal;
        known.unmatched = event.unmatched;
        known.attributes = event.attributes;
        known.opened_at = entry.happened_at;
        known.state = State::Open;
    }
    void operator()(const Responded& event) const {
        known.state = event.to;
        if (!known.responded_at) known.responded_at = entry.happened_at;
    }
    void operator()(const Assigned& event) const {
        end_wait(known, entry.happened_at);
        known.state = event.to;
        if (!known.assigned_at) known.assigned_at = entry.happened_at;
        const bool moved =
            (event.person && event.person != known.person) || (event.outlet && event.outlet != known.outlet);
        if (moved || known.handover_count == 0) ++known.handover_count;
        if (event.person) known.person = event.person;
        if (event.outlet) known.outlet = event.outlet;
    }
    void operator()(const Waited& event) const {
        end_wait(known, entry.happened_at);
        known.state = event.to;
        known.waiting_for = event.waiting_for;
        known.waiting_since_at = entry.happened_at;
        ++known.wait_count;
    }
    void operator()(const Resumed& event) const {
        end_wait(known, entry.happened_at);
        known.state = event.to;
    }
    void operator()(const Resolved& event) const {
        end_wait(known, entry.happened_at);
        known.state = event.to;
        known.resolved_at = entry.happened_at;
        if (!known.first_resolved_at) known.first_resolved_at = entry.happened_at;
        // Who solves it has answered it.
        if (!known.responded_at) known.responded_at = entry.happened_at;
    }
    void operator()(const Closed& event) const {
        end_wait(known, entry.happened_at);
        known.state = event.to;
        known.closed_at = entry.happened_at;
    }
    void operator()(const Reopened& event) const {
        known.state = event.to;
        known.resolved_at.reset();
        known.closed_at.reset();
        known.reopened_at = entry.happened_at;
        ++known.reopened_count;
    }
    void operator()(const Noted&) const {}
    void operator()(const Described& event) const {
        if (event.product) known.product = event.product;
        if (event.outlet) known.outlet = event.outlet;
        if (event.person) known.person = event.person;
        if (event.region) known.region = event.region;
        if (event.due_at) known.due_at = event.due_at;
        if (!event.attributes.empty()) known.attributes = event.attributes;
    }
    void operator()(const Rated& event) const { known.rating = event.score; }
    void operator()(const Merged& event) const {
        known.state_before_merge = known.state;
        known.state = State::Merged;
        known.merged_into = event.into;
    }
    void operator()(const Joined& event) const { known.merged.push_back(event.case_id); }
    void operator()(const MergeUndone& event) const {
        known.state = event.to;
        known.merged_into.reset();
    }
    void operator()(const Parted& event) const { std::erase(known.merged, event.case_id); }
    void operator()(const PromiseBroken&) const {}
    void operator()(const Prioritised& event) const { known.priority = event.priority; }
    void operator()(const Started& event) const {
        known.state = event.to;
        // Who works on it has answered it.
        if (!known.responded_at) known.responded_at = entry.happened_at;
    }
    void operator()(const Restored& event) const {
        known.state = event.to;
        known.priority = event.priority;
        known.outlet = event.outlet;
        known.person = event.person;
        known.responded_at = event.responded_at;
        known.assigned_at = event.assigned_at;
        known.first_resolved_at = event.first_resolved_at;
        known.resolved_at = event.resolved_at;
        known.closed_at = event.closed_at;
        known.reopened_at = event.reopened_at;
        known.waiting_for = event.waiting_for;
        known.waiting_since_at = event.waiting_since_at;
        known.handover_count = event.handover_count;
        known.wait_count = event.wait_count;
        known.reopened_count = event.reopened_count;
        known.waited_customer_us = event.waited_customer_us;
        known.pauses = event.pauses;
    }
};

}  // namespace

void apply(Case& known, const Entry& entry) {
    std::visit(Fold{known, entry}, entry.event);
    ++known.revision;
}

}  // namespace cases
