#include "flows/rulebook_drafts.hpp"

#include <charconv>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "flows/list_case_entries.hpp"
#include "ledger/append.hpp"
#include "ledger/follow.hpp"
#include "store/payload_writer.hpp"

namespace flows {
namespace {

base::Refusal no_such_rulebook(const std::string& book_id) {
    return {"no_such_rulebook", {{"rulebook", book_id}}};
}

bool is_known(const Context& context, const std::string& book_id) {
    return context.books()->find_text(book_id) != nullptr;
}

/// "file:12:3: what is wrong" taken apart; the file is the book itself.
BookComplaint placed(const std::string& why) {
    BookComplaint complaint{.text = why};
    const auto parts = base::split(why, ':');
    if (parts.size() < 4) return complaint;
    const auto number = [](std::string_view text) {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc{} && end == text.data() + text.size() ? value : 0;
    };
    complaint.line = number(parts[1]);
    complaint.column = number(parts[2]);
    if (complaint.line == 0) return complaint;
    complaint.text = base::trim(why.substr(static_cast<std::size_t>(parts[3].data() - why.data())));
    return complaint;
}

void write_entry(db::WriteTx& tx, const Context& context, const Caller& caller,
                 const std::pair<const std::string&, std::string_view>& book_and_type, std::string_view payload) {
    const auto now = context.now();
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = caller.actor,
                                                                 .subject_kind = "rulebook",
                                                                 .subject_id = book_and_type.first,
                                                                 .type = book_and_type.second,
                                                                 .payload = payload});
}

}  // namespace

base::Result<std::vector<ShownVersion>> list_versions(const db::ReadTx& tx, const Context& context,
                                                      const std::string& book_id) {
    if (!is_known(context, book_id)) return no_such_rulebook(book_id);
    std::map<std::string, std::string> actors;
    for (const auto& entry : ledger::entries_of(tx, context.organisation_id(), book_id)) {
        if (entry.type == "rulebook_published") actors[entry.payload] = entry.actor;
    }
    std::vector<ShownVersion> shown;
    for (auto& version : store::rulebook_versions(tx, context.organisation_id(), book_id)) {
        const auto actor = actors.find(published_payload(version.version, version.sha256));
        const auto name = actor == actors.end() ? "" : name_of_actor(tx, context, actor->second);
        shown.push_back({std::move(version), name});
    }
    return shown;
}

base::Result<store::RulebookVersion> show_version(const db::ReadTx& tx, const Context& context,
                                                  const std::pair<std::string, std::int64_t>& book_and_version) {
    const auto& [book_id, number] = book_and_version;
    if (!is_known(context, book_id)) return no_such_rulebook(book_id);
    auto version = store::find_rulebook_version(tx, context.organisation_id(), book_id, number);
    if (!version) {
        return base::Refusal{"no_such_version", {{"rulebook", book_id}, {"version", std::to_string(number)}}};
    }
    return std::move(*version);
}

std::vector<BookComplaint> complaints_of(Context& context, const std::string& book_id, const std::string& text) {
    const auto draft = read_draft(context, book_id, text);
    if (draft || draft.refusal().code == "rulebook_unchanged") return {};
    const auto& refusal = draft.refusal();
    std::string why;
    for (const auto& [name, value] : refusal.facts) {
        if (name == "why") why = value;
    }
    auto complaint = placed(why);
    complaint.code = refusal.code;
    return {std::move(complaint)};
}

base::Result<ShownDraft> keep_draft(db::WriteTx& tx, Context& context, const Caller& caller,
                                    const std::pair<std::string, std::string>& book_and_text) {
    const auto& [book_id, text] = book_and_text;
    const auto books = context.books();
    const auto* in_force = books->find_text(book_id);
    if (in_force == nullptr) return no_such_rulebook(book_id);
    const auto organisation = context.organisation_id();
    auto draft =
        store::find_rulebook_draft(tx, organisation, book_id).value_or(store::KeptDraft{.based_on = in_force->version});
    draft.text = text;
    draft.actor = caller.actor;
    draft.updated_at = context.now();
    store::put_rulebook_draft(tx, organisation, book_id, draft);
    std::string payload;
    store::PayloadWriter json{payload};
    json.integer("based_on", draft.based_on);
    json.text("sha256", base::to_hex(base::sha256(text)));
    json.end();
    write_entry(tx, context, caller, {book_id, "rulebook_draft_kept"}, payload);
    return ShownDraft{std::move(draft), name_of_actor(tx, context, caller.actor)};
}

base::Result<ShownDraft> show_draft(const db::ReadTx& tx, const Context& context, const std::string& book_id) {
    if (!is_known(context, book_id)) return no_such_rulebook(book_id);
    auto draft = store::find_rulebook_draft(tx, context.organisation_id(), book_id);
    if (!draft) return base::Refusal{"no_such_draft", {{"rulebook", book_id}}};
    auto name = name_of_actor(tx, context, draft->actor);
    return ShownDraft{std::move(*draft), std::move(name)};
}

base::Result<base::Done> drop_draft(db::WriteTx& tx, Context& context, const Caller& caller,
                                    const std::string& book_id) {
    if (!is_known(context, book_id)) return no_such_rulebook(book_id);
    if (!store::delete_rulebook_draft(tx, context.organisation_id(), book_id)) {
        return base::Refusal{"no_such_draft", {{"rulebook", book_id}}};
    }
    write_entry(tx, context, caller, {book_id, "rulebook_draft_dropped"}, "{}");
    return base::Done{};
}

}  // namespace flows
