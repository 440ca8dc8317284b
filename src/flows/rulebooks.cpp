#include "flows/rulebooks.hpp"

#include <algorithm>
#include <mutex>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "domain/rating/standard_book.hpp"
#include "ledger/append.hpp"
#include "rules/node.hpp"
#include "store/payload_writer.hpp"
#include "store/rulebook_store.hpp"

namespace flows {
namespace {

using Texts = std::map<std::string, BookText, std::less<>>;

void write_version(db::WriteTx& tx, const Context& context, const std::string& actor,
                   const std::pair<const BookText&, std::string_view>& book_and_state) {
    const auto& [book, state] = book_and_state;
    const auto now = context.now();
    const auto organisation = context.organisation_id();
    store::insert_rulebook_version(tx, organisation, {book.book_id, book.version, book.sha256, book.text, now}, state);
    const auto payload = published_payload(book.version, book.sha256);
    ledger::Appender{tx, organisation, now}.append(
        {.happened_at = now,
         .actor = actor,
         .subject_kind = "rulebook",
         .subject_id = book.book_id,
         .type = state == "published" ? "rulebook_published" : "rulebook_drafted",
         .payload = payload});
}

/// Reads a book of a kind that read_books() passes over; false where there is no reader for it.
bool has_reader(const std::string& folder, const BookText& book) {
    if (folder == "calendars" || folder == "processes" || folder == "promises" || folder == "measures" ||
        folder == "roles" || folder == "facts" || folder == "guarantees" || folder == "posts" || folder == "fees") {
        return true;
    }
    if (folder != "standards") return false;
    rating::read_standard_book(book.text, book.book_id + ".yaml");
    return true;
}

std::string first_lost_kind(const Books& before, const Books& after) {
    for (const auto& [kind, process] : before.processes) {
        if (!after.processes.contains(kind)) return kind;
    }
    return "";
}

/// Two books may be published at once: neither may put back what the other has just replaced.
std::mutex& one_at_a_time() {
    static std::mutex mutex;
    return mutex;
}

std::string first_lost_role(const Books& before, const Books& after) {
    for (const auto& role : before.roles.list) {
        if (after.roles.find(role.role) == nullptr) return role.role;
    }
    return "";
}

Texts published_texts(const db::ReadTx& tx, const Context& context) {
    Texts texts;
    for (auto& row : store::published_rulebooks(tx, context.organisation_id())) {
        texts[row.book_id] = {row.book_id, row.version, row.sha256, std::move(row.text), row.created_at};
    }
    return texts;
}

}  // namespace

std::string published_payload(std::int64_t version, std::string_view sha256) {
    std::string payload;
    store::PayloadWriter json{payload};
    json.integer("version", version);
    json.text("sha256", sha256);
    json.end();
    return payload;
}

base::Result<RulebookDraft> read_draft(Context& context, const std::string& book_id, const std::string& text) {
    const auto in_force = context.books();
    const auto* before = in_force->find_text(book_id);
    if (before == nullptr) return base::Refusal{"no_such_rulebook", {{"rulebook", book_id}}};
    RulebookDraft draft{.text = {.book_id = book_id,
                                 .sha256 = base::to_hex(base::sha256(text)),
                                 .text = text,
                                 .published_at = context.now()}};
    if (draft.text.sha256 == before->sha256) return base::Refusal{"rulebook_unchanged", {{"rulebook", book_id}}};
    draft.text.version = 1 + context.database.read([&](const db::ReadTx& tx) {
        return store::last_rulebook_version(tx, context.organisation_id(), book_id);
    });
    try {
        const auto id = rules::Node::parse(text, book_id + ".yaml").at("id");
        if (id.text() != book_id) id.refuse("must stay '" + book_id + "': this is another book");
        if (!has_reader(folder_of(book_id), draft.text)) {
            return base::Refusal{"rulebook_not_editable", {{"rulebook", book_id}}};
        }
        auto texts = in_force->texts;
        texts[book_id] = draft.text;
        draft.books = read_books(std::move(texts));
    } catch (const base::BadInput& bad) {
        return base::Refusal{"bad_rulebook", {{"why", bad.what()}, {"cure", bad.cure}}};
    }
    if (const auto kind = first_lost_kind(*in_force, *draft.books); !kind.empty()) {
        return base::Refusal{"rulebook_drops_kind", {{"kind", kind}}};
    }
    if (const auto role = first_lost_role(*in_force, *draft.books); !role.empty()) {
        return base::Refusal{"rulebook_drops_role", {{"role", role}}};
    }
    return draft;
}

base::Result<base::Done> publish_rulebook(db::WriteTx& tx, Context& context, const Caller& caller,
                                          const RulebookDraft& draft) {
    const auto organisation = context.organisation_id();
    // Whoever may change the roles may give himself any, and who changes the posts may sign what he likes.
    const auto folder = folder_of(draft.text.book_id);
    if ((folder == "roles" || folder == "posts") && !context.books()->roles.may(caller.role, "manage_people")) {
        return base::Refusal{"not_permitted", {{"role", caller.role}}};
    }
    const auto last = store::last_rulebook_version(tx, organisation, draft.text.book_id);
    if (last + 1 != draft.text.version) return base::Refusal{"changed_meanwhile"};
    store::supersede_rulebook(tx, organisation, draft.text.book_id);
    write_version(tx, context, caller.actor, {draft.text, "published"});
    store::delete_rulebook_draft(tx, organisation, draft.text.book_id);
    return base::Done{};
}

void enforce_rulebook(Context& context, const RulebookDraft& draft) {
    {
        const std::lock_guard lock{one_at_a_time()};
        auto texts = context.books()->texts;
        texts[draft.text.book_id] = draft.text;
        context.put_books(read_books(std::move(texts)));
    }
    if (!context.tell_keeper()) rewrite_clocks(context, {});
}

void reload_books(Context& context) {
    {
        const std::lock_guard lock{one_at_a_time()};
        auto texts = context.database.read([&](const db::ReadTx& tx) { return published_texts(tx, context); });
        const auto version_of = [](const auto& book) { return std::pair{book.first, book.second.version}; };
        if (std::ranges::equal(texts, context.books()->texts, {}, version_of, version_of)) return;
        context.put_books(read_books(std::move(texts)));
    }
    if (context.lens) context.lens->rebuild(context.database);
}

void start_books(Context& context) {
    const auto shipped = shipped_books(context.now());
    auto texts = context.database.write_and_wait([&](db::WriteTx& tx) {
        for (const auto& [id, book] : shipped) {
            auto version = book;
            version.version = store::last_rulebook_version(tx, context.organisation_id(), id) + 1;
            const bool is_first = version.version == 1;
            if (is_first || !store::has_rulebook_text(tx, context.organisation_id(), id, book.sha256)) {
                write_version(tx, context, "system", {version, is_first ? "published" : "draft"});
            }
        }
        return published_texts(tx, context);
    });
    context.put_books(read_books(std::move(texts)));
}

}  // namespace flows
