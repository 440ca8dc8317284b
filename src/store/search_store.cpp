#include "store/search_store.hpp"

#include "domain/search/document.hpp"
#include "store/search_store_sql.hpp"

namespace store {
namespace {

/// A question in the words of FTS5 or of a tsquery: nothing of what was typed is in it but words of letters, digits and
/// ideographs, each in quotation marks of the engine.
class Match {
public:
    explicit Match(bool is_postgres) : is_postgres_(is_postgres) {}

    std::string text(const search::Query& query, const SearchFilter& filter) const {
        std::string phrases;
        for (const auto& phrase : query.phrases) {
            if (!phrases.empty()) phrases += both();
            phrases += one_of(phrase);
        }
        auto text = "(" + phrases + either() + word(query.whole) + ")";
        text += both() + word(search::kind_word(filter.subject_kind));
        if (!filter.scope.empty()) text += both() + word(search::outlet_word(filter.scope));
        return text;
    }

private:
    std::string both() const { return is_postgres_ ? " & " : " AND "; }
    std::string either() const { return is_postgres_ ? " | " : " OR "; }
    std::string word(const std::string& text) const { return is_postgres_ ? "'" + text + "'" : "\"" + text + "\""; }
    std::string open(const std::string& text) const { return word(text) + (is_postgres_ ? ":*" : "*"); }

    std::string one_of(const search::Phrase& phrase) const {
        auto text = "(" + together(phrase) + either() + word(phrase.whole);
        if (!phrase.joined.empty()) text += either() + open(phrase.joined);
        return text + ")";
    }
    /// FTS5 knows places; a tsquery asks for all of the words.
    std::string together(const search::Phrase& phrase) const {
        std::string text;
        for (std::size_t i = 0; i < phrase.words.size(); ++i) {
            const bool is_open = phrase.is_open && i + 1 == phrase.words.size();
            if (is_postgres_) {
                text += (i == 0 ? "" : both()) + (is_open ? open(phrase.words[i]) : word(phrase.words[i]));
            } else {
                text += (i == 0 ? "" : " ") + phrase.words[i];
            }
        }
        if (is_postgres_) return "(" + text + ")";
        return phrase.is_open ? open(text) : word(text);
    }

    const bool is_postgres_;
};

}  // namespace

std::optional<SearchState> search_state(const db::ReadTx& index, std::int64_t organisation_id) {
    return index.one(sql::kSearchState, {organisation_id}, [](const db::Row& row) {
        return SearchState{std::string{row.text(0)}, row.integer(1), std::string{row.text(2)}, row.integer(3)};
    });
}

void put_search_state(db::WriteTx& index, std::int64_t organisation_id, const SearchState& state) {
    index.run(sql::kPutSearchState, {organisation_id, state.version, state.seq, state.head_hash, state.last_doc_id});
}

bool hold_search(db::WriteTx& index, std::int64_t organisation_id) {
    return index.exists(sql::kHoldSearch, {organisation_id});
}

std::optional<SearchDocument> find_search_document(const db::ReadTx& index, std::int64_t organisation_id,
                                                   std::string_view subject_kind, std::string_view subject_id) {
    return index.one(sql::kFindSearchDocument, {organisation_id, subject_kind, subject_id}, [&](const db::Row& row) {
        return SearchDocument{row.integer(0), std::string{subject_kind}, std::string{subject_id}, row.text_if(1),
                              row.integer(2), std::string{row.text(3)}};
    });
}

void put_search_document(db::WriteTx& index, std::int64_t organisation_id, const SearchDocument& document,
                         const std::optional<SearchDocument>& known) {
    if (known) {
        const auto old = search::words_of(known->text);
        index.run(sql::kDropSearchWords, {known->doc_id, old});
    }
    index.run(sql::kPutSearchDocument, {document.doc_id, organisation_id, document.subject_kind, document.subject_id,
                                        document.outlet, document.seen_seq, document.text});
    const auto words = search::words_of(document.text);
    index.run(sql::kAddSearchWords, {document.doc_id, words});
}

void delete_search_document(db::WriteTx& index, const SearchDocument& known) {
    const auto words = search::words_of(known.text);
    index.run(sql::kDropSearchWords, {known.doc_id, words});
    index.run(sql::kDeleteSearchDocument, {known.doc_id});
}

void see_search_document(db::WriteTx& index, std::int64_t doc_id, std::int64_t seen_seq) {
    index.run(sql::kSeeSearchDocument, {doc_id, seen_seq});
}

void merge_search_words(db::WriteTx& index) {
    index.run(sql::kMergeSearchWords, {"optimize"});
}

std::vector<SearchHit> search_hits(const db::ReadTx& index, std::int64_t organisation_id, const search::Query& query,
                                   const SearchFilter& filter, std::int64_t below, std::int64_t limit) {
    const auto match = Match{index.has_many_writers()}.text(query, filter);
    return index.all(sql::kSearchHits, {match, below, organisation_id, filter.subject_kind, filter.scope, limit},
                     [](const db::Row& row) {
                         return SearchHit{row.integer(0), std::string{row.text(1)}, std::string{row.text(2)}};
                     });
}

std::vector<SearchDocument> search_documents_after(const db::ReadTx& index, std::int64_t doc_id, std::int64_t limit) {
    return index.all(sql::kSearchDocumentsAfter, {doc_id, limit}, [](const db::Row& row) {
        return SearchDocument{
            row.integer(0),          std::string{row.text(1)}, std::string{row.text(2)}, row.text_if(3), 0,
            std::string{row.text(4)}};
    });
}

}  // namespace store
