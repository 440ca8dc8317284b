#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"
#include "domain/search/query.hpp"

namespace store {

/// How far a full-text index has come.
struct SearchState {
    std::string version;  ///< of the tables and of how words are made
    std::int64_t seq = 0;
    std::string head_hash;  ///< of that entry, to tell another ledger
    std::int64_t last_doc_id = 0;
};
std::optional<SearchState> search_state(const db::ReadTx& index, std::int64_t organisation_id);
void put_search_state(db::WriteTx& index, std::int64_t organisation_id, const SearchState& state);
/// Whether this transaction may index: where there are several programs, one at a time.
bool hold_search(db::WriteTx& index, std::int64_t organisation_id);

/// A case or a customer as the index keeps it.
struct SearchDocument {
    std::int64_t doc_id = 0;
    std::string subject_kind;
    std::string subject_id;
    std::optional<std::string> outlet;
    std::int64_t seen_seq = 0;
    std::string text;  ///< see domain/search/document.hpp
};
std::optional<SearchDocument> find_search_document(const db::ReadTx& index, std::int64_t organisation_id,
                                                   std::string_view subject_kind, std::string_view subject_id);
/// Puts a document in the place of what was known of it until now.
void put_search_document(db::WriteTx& index, std::int64_t organisation_id, const SearchDocument& document,
                         const std::optional<SearchDocument>& known);
void delete_search_document(db::WriteTx& index, const SearchDocument& known);
/// Remarks that a document was looked at and has not changed.
void see_search_document(db::WriteTx& index, std::int64_t doc_id, std::int64_t seen_seq);
/// Takes what was deleted out of the file for good.
void merge_search_words(db::WriteTx& index);

struct SearchFilter {
    std::string subject_kind;
    std::string scope;  ///< the only outlet whose cases the caller may see; empty: all
};
struct SearchHit {
    std::int64_t doc_id;
    std::string subject_id;
    std::string text;
};
/// Documents that have all words of the query, newest first, below a doc_id. Not all of them answer it: see
/// search::holds().
std::vector<SearchHit> search_hits(const db::ReadTx& index, std::int64_t organisation_id, const search::Query& query,
                                   const SearchFilter& filter, std::int64_t below, std::int64_t limit);

std::vector<SearchDocument> search_documents_after(const db::ReadTx& index, std::int64_t doc_id, std::int64_t limit);

}  // namespace store
