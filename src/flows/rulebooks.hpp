#pragma once

#include "base/result.hpp"
#include "flows/open_clocks.hpp"

namespace flows {

/// A changed text of a book, read and checked together with the books that are in force.
struct RulebookDraft {
    BookText text;  ///< its version is the next one
    std::shared_ptr<const Books> books;
};

/// Refuses with: no_such_rulebook, bad_rulebook (why: with line and column), rulebook_not_editable (this program has no
/// reader for that kind of book), rulebook_drops_kind, rulebook_drops_role (somebody may have it),
/// rulebook_unchanged.
base::Result<RulebookDraft> read_draft(Context& context, const std::string& book_id, const std::string& text);

/// The payload of the entry of a version.
std::string published_payload(std::int64_t version, std::string_view sha256);

/// Writes the new version and its entry; what was kept as a draft of the book is gone. Refuses with: not_permitted
/// (roles and posts by one who does not manage people), changed_meanwhile (somebody else published in between).
base::Result<base::Done> publish_rulebook(db::WriteTx& tx, Context& context, const Caller& caller,
                                          const RulebookDraft& draft);
/// Puts what was published in force at once. Where a server keeps the clocks, they fire by it from now on and their
/// rows are rewritten behind; else this rewrites them, and blocks.
void enforce_rulebook(Context& context, const RulebookDraft& draft);

/// At each start: copies shipped books that the store does not have yet into it, with an entry; a shipped text that is
/// new to the store becomes a draft, never a silent change; then puts the published versions in force. Blocks.
void start_books(Context& context);
/// Puts in force what is published in the store by now, and lets the lens read anew where that is other than before:
/// another server has published it, and has set the clocks.
void reload_books(Context& context);

}  // namespace flows
