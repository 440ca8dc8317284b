#include "flows/show_case.hpp"

#include "flows/mask.hpp"
#include "store/case_store.hpp"
#include "store/personal_store.hpp"
#include "store/promise_store.hpp"
#include "store/unit_store.hpp"

namespace flows {
namespace {

std::vector<ShownPromise> shown_promises(const db::ReadTx& tx, const Context& context, const std::string& case_id) {
    const auto books = context.books();
    std::vector<ShownPromise> shown;
    for (auto& promise : store::promises_of_case(tx, context.organisation_id(), case_id)) {
        const auto* known = books->find_promise(promise.promise_id);
        std::shared_ptr<const cases::Bilingual> title;
        if (known != nullptr) title = {books, &known->title};
        shown.push_back({std::move(promise.promise_id), std::move(title), promise.standing});
    }
    return shown;
}

}  // namespace

std::optional<cases::Case> find_seen_case(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                          const std::string& id) {
    auto known = store::find_case(tx, context.organisation_id(), id);
    if (!known) known = store::find_case_by_number(tx, context.organisation_id(), id);
    if (known && !caller.sees(known->outlet)) return std::nullopt;
    return known;
}

base::Result<ShownCase> show_case(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const std::string& id) {
    auto known = find_seen_case(tx, context, caller, id);
    if (!known) return base::Refusal{"no_such_case", {{"case", id}}};
    return show_case(tx, context, std::move(*known));
}

ShownCase show_case(const db::ReadTx& tx, const Context& context, cases::Case known) {
    ShownCase shown{.known = std::move(known)};
    const auto values = store::personal_of(tx, context.organisation_id(), shown.known.case_id);
    for (const auto& ref : shown.known.personal) {
        const auto value = values.find(ref.personal_id);
        if (value == values.end()) continue;
        shown.texts[ref.field] = mask(ref.field, value->second);
        if (is_masked_field(ref.field)) shown.masked.push_back(ref.field);
    }
    shown.promises = shown_promises(tx, context, shown.known.case_id);
    if (const auto& serial = shown.known.serial) {
        shown.unit_id = store::unit_id_of_serial(tx, context.organisation_id(), *serial);
    }
    const auto books = context.books();
    const auto process = books->processes.find(shown.known.kind);
    if (process != books->processes.end()) shown.moves = process->second.moves_from(shown.known.state);
    return shown;
}

ShownCase show_case_in_brief(const db::ReadTx& tx, const Context& context, cases::Case known) {
    ShownCase shown{.known = std::move(known)};
    for (const auto& ref : shown.known.personal) {
        if (ref.field != "subject") continue;
        if (auto value = store::find_personal(tx, context.organisation_id(), ref.personal_id)) {
            shown.texts[ref.field] = std::move(*value);
        }
    }
    shown.promises = shown_promises(tx, context, shown.known.case_id);
    return shown;
}

base::Result<base::Done> require_unchanged(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                           const std::pair<std::string, std::int64_t>& case_and_revision) {
    const auto known = find_seen_case(tx, context, caller, case_and_revision.first);
    if (!known) return base::Refusal{"no_such_case", {{"case", case_and_revision.first}}};
    if (known->revision != case_and_revision.second) return base::Refusal{"changed_meanwhile"};
    return base::Done{};
}

}  // namespace flows
