#include "flows/merge_customers.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "flows/record_unit.hpp"
#include "store/customer_store.hpp"
#include "store/master_payload.hpp"
#include "store/payload_writer.hpp"

namespace flows {
namespace {

customers::Customer write_one(db::WriteTx& tx, Context& context, const Caller& caller, customers::Customer customer,
                              const customers::Event& event) {
    const auto now = context.now();
    ledger::Appender appender{tx, context.organisation_id(), now};
    UnitRecorder{tx, context.organisation_id(), appender}.record(customer, event, {now, caller.actor});
    return customer;
}

/// What became of a proposed pair; nothing where it was not proposed.
void settle_duplicate(db::WriteTx& tx, const Context& context, const std::string& one, const std::string& other,
                      std::string_view state) {
    const auto& [first, second] = std::minmax(one, other);
    auto pair = store::find_duplicate(tx, context.organisation_id(), first, second);
    if (!pair) return;
    pair->state = state;
    store::put_duplicate(tx, context.organisation_id(), *pair);
}

/// "17.first.second", by the microseconds; codes may hold anything but a tab.
std::string cursor_of(const store::Duplicate& last) {
    return std::to_string(base::to_micros(last.found_at)) + '\t' + last.first + '\t' + last.second;
}

std::optional<store::Duplicate> read_cursor(const std::string& cursor) {
    store::Duplicate mark{"", "", "", "", base::from_micros(0)};
    if (cursor.empty()) return mark;
    const auto parts = base::split(cursor, '\t');
    if (parts.size() != 3) return std::nullopt;
    std::int64_t micros = 0;
    const auto* end = parts[0].data() + parts[0].size();
    const auto [stop, error] = std::from_chars(parts[0].data(), end, micros);
    if (error != std::errc{} || stop != end) return std::nullopt;
    mark.found_at = base::from_micros(micros);
    mark.first = parts[1];
    mark.second = parts[2];
    return mark;
}

}  // namespace

base::Result<customers::Customer> merge_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                                 const std::string& duplicate, const std::string& into) {
    auto customer = find_seen_customer(tx, context, caller, duplicate);
    if (!customer) return no_such_customer(duplicate);
    const auto survivor = find_seen_customer(tx, context, caller, into);
    if (!survivor) return no_such_customer(into);
    if (duplicate == into) return base::Refusal{"customer_merge_with_itself"};
    if (customer->merged_into) return base::Refusal{"customer_merged", {{"into", *customer->merged_into}}};
    if (survivor->merged_into) return base::Refusal{"customer_survivor_merged", {{"into", *survivor->merged_into}}};
    settle_duplicate(tx, context, duplicate, into, "merged");
    return write_one(tx, context, caller, std::move(*customer), customers::Merged{into});
}

base::Result<customers::Customer> undo_merge_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                                      const std::string& duplicate) {
    auto customer = find_seen_customer(tx, context, caller, duplicate);
    if (!customer) return no_such_customer(duplicate);
    if (!customer->merged_into) return base::Refusal{"customer_not_merged"};
    settle_duplicate(tx, context, duplicate, *customer->merged_into, "open");
    return write_one(tx, context, caller, std::move(*customer), customers::MergeUndone{});
}

base::Result<DuplicatePage> list_duplicates(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                            const std::string& cursor, std::int64_t limit) {
    const auto mark = read_cursor(cursor);
    if (!mark) return base::Refusal{"bad_cursor"};
    auto found = store::open_duplicates(tx, context.organisation_id(), *mark, limit + 1);
    DuplicatePage page;
    if (found.size() > static_cast<std::size_t>(limit)) {
        found.resize(static_cast<std::size_t>(limit));
        page.next_cursor = cursor_of(found.back());
    }
    for (const auto& pair : found) {
        const bool is_seen = !caller.outlet || (find_seen_customer(tx, context, caller, pair.first) &&
                                                find_seen_customer(tx, context, caller, pair.second));
        if (!is_seen) continue;
        ShownDuplicate shown{pair.first, pair.second, {}, pair.found_at};
        for (const auto reason : base::split(pair.reasons, ',')) shown.reasons.emplace_back(reason);
        page.items.push_back(std::move(shown));
    }
    return page;
}

base::Result<base::Done> dismiss_duplicate(db::WriteTx& tx, Context& context, const Caller& caller,
                                           std::pair<std::string, std::string> pair) {
    if (pair.second < pair.first) std::swap(pair.first, pair.second);
    const auto organisation = context.organisation_id();
    const auto known = store::find_duplicate(tx, organisation, pair.first, pair.second);
    const bool is_seen =
        find_seen_customer(tx, context, caller, pair.first) && find_seen_customer(tx, context, caller, pair.second);
    if (!known || known->state != "open" || !is_seen) {
        return base::Refusal{"no_such_duplicate", {{"first", pair.first}, {"second", pair.second}}};
    }
    settle_duplicate(tx, context, pair.first, pair.second, "dismissed");
    std::string payload;
    store::PayloadWriter json{payload};
    json.text("first", pair.first);
    json.text("second", pair.second);
    json.end();
    const auto now = context.now();
    // Not part of what either customer is: the subject is the pair.
    ledger::Appender{tx, organisation, now}.append({.happened_at = now,
                                                    .actor = caller.actor,
                                                    .subject_kind = "customer_duplicate",
                                                    .subject_id = store::subject_of("customer_duplicate", pair.first),
                                                    .type = "duplicate_dismissed",
                                                    .payload = payload});
    return base::Done{};
}

base::Result<customers::Customer> give_consent(db::WriteTx& tx, Context& context, const Caller& caller,
                                               const GiveConsent& asked) {
    auto customer = find_seen_customer(tx, context, caller, asked.customer);
    if (!customer) return no_such_customer(asked.customer);
    const auto now = context.now();
    const customers::Consent consent{.consent_id = context.ids.next(now),
                                     .purpose = asked.purpose,
                                     .text_version = asked.text_version,
                                     .channel = asked.channel,
                                     .given_at = now,
                                     .withdrawn_at = {}};
    return write_one(tx, context, caller, std::move(*customer), customers::ConsentGiven{consent});
}

base::Result<customers::Customer> withdraw_consent(db::WriteTx& tx, Context& context, const Caller& caller,
                                                   const std::string& code, const std::string& consent_id) {
    auto customer = find_seen_customer(tx, context, caller, code);
    if (!customer) return no_such_customer(code);
    const auto* consent = customer->find_consent(consent_id);
    if (consent == nullptr) return base::Refusal{"no_such_consent", {{"consent", consent_id}}};
    if (consent->withdrawn_at) return base::Refusal{"consent_withdrawn"};
    return write_one(tx, context, caller, std::move(*customer), customers::ConsentWithdrawn{consent_id, context.now()});
}

}  // namespace flows
