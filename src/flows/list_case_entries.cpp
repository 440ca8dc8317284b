#include "flows/list_case_entries.hpp"

#include <algorithm>
#include <tuple>

#include "flows/disclose_personal.hpp"
#include "flows/fees/fee_entry.hpp"
#include "flows/mask.hpp"
#include "flows/rulings.hpp"
#include "ledger/follow.hpp"
#include "store/payload_refs.hpp"
#include "store/personal_store.hpp"
#include "store/token_store.hpp"
#include "store/user_store.hpp"

namespace flows {

std::string name_of_actor(const db::ReadTx& tx, const Context& context, const std::string& actor) {
    if (const auto user = store::find_user(tx, context.organisation_id(), actor)) return user->name;
    if (const auto token = store::find_token(tx, context.organisation_id(), actor)) return token->name;
    return "";
}

std::vector<ShownEntry> show_entries(const db::ReadTx& tx, const Context& context,
                                     const std::vector<std::string>& subjects,
                                     std::string (*masked)(std::string_view field, std::string_view value)) {
    const auto organisation = context.organisation_id();
    std::vector<ledger::Entry> entries;
    std::map<std::string, std::string> values;
    for (const auto& subject : subjects) {
        for (auto& entry : ledger::entries_of(tx, organisation, subject)) entries.push_back(std::move(entry));
        values.merge(store::personal_of(tx, organisation, subject));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        // What has no number yet comes last, by the time of writing.
        return std::tuple{a.seq == 0, a.seq, a.at} < std::tuple{b.seq == 0, b.seq, b.at};
    });
    std::map<std::string, std::string> names;
    std::vector<ShownEntry> shown;
    for (auto& entry : entries) {
        const auto [name, is_new] = names.try_emplace(entry.actor);
        if (is_new) name->second = name_of_actor(tx, context, entry.actor);
        ShownEntry one{.entry = std::move(entry), .actor_name = name->second, .texts = {}};
        for (const auto& ref : store::personal_refs(one.entry.payload)) {
            const auto value = values.find(ref.personal_id);
            if (value != values.end()) one.texts.emplace_back(ref.field, masked(ref.field, value->second));
        }
        shown.push_back(std::move(one));
    }
    return shown;
}

base::Result<std::vector<ShownEntry>> list_case_entries(const db::ReadTx& tx, const Context& context,
                                                        const Caller& caller, const std::string& id) {
    const auto known = find_seen_case(tx, context, caller, id);
    if (!known) return base::Refusal{"no_such_case", {{"case", id}}};
    return show_entries(tx, context,
                        {known->case_id, disclosure_subject(known->case_id), ruling_subject(known->case_id),
                         fees_subject(known->case_id)}, mask);
}

}  // namespace flows
