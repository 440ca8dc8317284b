#include "store/case_payload.hpp"

#include <array>

#include "store/payload_writer.hpp"

namespace store {
namespace {

constexpr std::array<std::string_view, std::variant_size_v<cases::Event>> kTypes{
    "case_opened",    "case_responded",   "case_assigned", "case_waited",       "case_resumed",
    "case_resolved",  "case_closed",      "case_reopened", "case_noted",        "case_described",
    "case_rated",     "case_merged",      "case_joined",   "case_merge_undone", "case_parted",
    "promise_broken", "case_prioritised", "case_restored", "case_started"};

/// The fields of each event under the names of the case.
struct Fields {
    PayloadWriter& json;

    void state(cases::State to) const { json.text("to", cases::to_word(to)); }

    void operator()(const cases::Opened& e) const {
        json.text("number", e.number);
        json.text("kind", e.kind);
        json.text("priority", e.priority);
        json.text("channel", e.channel);
        json.text_if("product", e.product);
        json.text_if("serial", e.serial);
        json.text_if("outlet", e.outlet);
        json.text_if("person", e.person);
        json.text_if("region", e.region);
        json.instant("due_at", e.due_at);
        json.text_if("rework_of", e.rework_of);
        json.text_if("source", e.source);
        json.text_if("source_key", e.source_key);
        json.words("unmatched", e.unmatched);
        json.pairs("attributes", e.attributes);
    }
    void operator()(const cases::Responded& e) const { state(e.to); }
    void operator()(const cases::Assigned& e) const {
        state(e.to);
        json.text_if("person", e.person);
        json.text_if("outlet", e.outlet);
    }
    void operator()(const cases::Waited& e) const {
        state(e.to);
        json.text("waiting_for", e.waiting_for);
    }
    void operator()(const cases::Resumed& e) const { state(e.to); }
    void operator()(const cases::Resolved& e) const { state(e.to); }
    void operator()(const cases::Closed& e) const { state(e.to); }
    void operator()(const cases::Reopened& e) const { state(e.to); }
    void operator()(const cases::Noted&) const {}
    void operator()(const cases::Described& e) const {
        json.text_if("product", e.product);
        json.text_if("outlet", e.outlet);
        json.text_if("person", e.person);
        json.text_if("region", e.region);
        json.instant("due_at", e.due_at);
        json.pairs("attributes", e.attributes);
    }
    void operator()(const cases::Rated& e) const { json.integer("score", e.score); }
    void operator()(const cases::Merged& e) const { json.text("into", e.into); }
    void operator()(const cases::Joined& e) const { json.text("case_id", e.case_id); }
    void operator()(const cases::MergeUndone& e) const { state(e.to); }
    void operator()(const cases::Parted& e) const { json.text("case_id", e.case_id); }
    void operator()(const cases::PromiseBroken& e) const {
        json.text("promise_id", e.promise_id);
        json.instant("due_at", e.due_at);
    }
    void operator()(const cases::Prioritised& e) const { json.text("priority", e.priority); }
    void operator()(const cases::Started& e) const { state(e.to); }
    void operator()(const cases::Restored& e) const {
        state(e.to);
        json.text("priority", e.priority);
        json.text_if("outlet", e.outlet);
        json.text_if("person", e.person);
        json.instant("responded_at", e.responded_at);
        json.instant("assigned_at", e.assigned_at);
        json.instant("first_resolved_at", e.first_resolved_at);
        json.instant("resolved_at", e.resolved_at);
        json.instant("closed_at", e.closed_at);
        json.instant("reopened_at", e.reopened_at);
        json.text_if("waiting_for", e.waiting_for);
        json.instant("waiting_since_at", e.waiting_since_at);
        json.integer("handover_count", e.handover_count);
        json.integer("wait_count", e.wait_count);
        json.integer("reopened_count", e.reopened_count);
        json.integer("waited_customer_us", e.waited_customer_us);
        json.pauses(e.pauses);
        json.integer("undone_revision", e.undone_revision);
    }
};

}  // namespace

std::string_view entry_type(const cases::Event& event) {
    return kTypes[event.index()];
}

void append_payload(std::string& out, const cases::Entry& entry) {
    PayloadWriter json{out};
    std::visit(Fields{json}, entry.event);
    const auto* opened = std::get_if<cases::Opened>(&entry.event);
    json.personal(opened != nullptr ? opened->personal : entry.personal);
    if (entry.imported) {
        json.begin("imported");
        PayloadWriter row{out};
        row.text("activity", entry.imported->activity);
        row.text("resource", entry.imported->resource);
        if (entry.imported->occurrence != 1) row.integer("occurrence", entry.imported->occurrence);
        row.end();
    }
    if (!entry.bulk_id.empty()) json.text("bulk_id", entry.bulk_id);
    json.end();
}

std::string write_details(const cases::Case& known) {
    std::string out;
    PayloadWriter json{out};
    json.pauses(known.pauses);
    json.personal(known.personal);
    json.words("unmatched", known.unmatched);
    json.words("merged", known.merged);
    json.pairs("attributes", known.attributes);
    if (known.state == cases::State::Merged) json.text("state_before_merge", cases::to_word(known.state_before_merge));
    json.end();
    return out;
}

}  // namespace store
