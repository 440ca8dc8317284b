#pragma once

#include "flows/rulebooks.hpp"
#include "store/rulebook_store.hpp"

namespace flows {

/// A version of a book, with the name of who published it; empty for one that came with the program.
struct ShownVersion {
    store::RulebookVersion version;
    std::string actor_name;
};
/// Every version, the newest first, without the texts. Refuses with: no_such_rulebook.
base::Result<std::vector<ShownVersion>> list_versions(const db::ReadTx& tx, const Context& context,
                                                      const std::string& book_id);
/// Refuses with: no_such_rulebook, no_such_version.
base::Result<store::RulebookVersion> show_version(const db::ReadTx& tx, const Context& context,
                                                  const std::pair<std::string, std::int64_t>& book_and_version);

/// Where a text cannot be read, or what it would break: line and column are 0 where it is the whole book.
struct BookComplaint {
    std::int64_t line = 0;
    std::int64_t column = 0;
    std::string text;
    std::string code;  ///< of the refusal that publishing would meet
};
/// What would hinder the text from being published; the reader stops at the first.
std::vector<BookComplaint> complaints_of(Context& context, const std::string& book_id, const std::string& text);

struct ShownDraft {
    store::KeptDraft draft;
    std::string actor_name;
};
/// Keeps a changed text, also while it cannot be read; a book has one draft. Refuses with: no_such_rulebook.
base::Result<ShownDraft> keep_draft(db::WriteTx& tx, Context& context, const Caller& caller,
                                    const std::pair<std::string, std::string>& book_and_text);
/// Refuses with: no_such_rulebook, no_such_draft.
base::Result<ShownDraft> show_draft(const db::ReadTx& tx, const Context& context, const std::string& book_id);
/// Refuses with: no_such_rulebook, no_such_draft.
base::Result<base::Done> drop_draft(db::WriteTx& tx, Context& context, const Caller& caller,
                                    const std::string& book_id);

}  // namespace flows
