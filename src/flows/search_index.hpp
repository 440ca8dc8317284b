#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

#include "db/database.hpp"
#include "ledger/follow.hpp"
#include "store/search_store.hpp"

namespace flows {

/// The full-text index: words of cases and customers, kept up with the ledger, thrown away and made again at will.
/// Beside an embedded store it is a file of its own, so that writing it keeps nobody who writes the store waiting; on
/// PostgreSQL it is tables of the store, and one of all servers writes them. Reading is for any number of threads.
class SearchIndex {
public:
    struct Place {
        std::filesystem::path file;                              ///< empty on PostgreSQL
        std::function<std::unique_ptr<db::Engine>()> to_tables;  ///< opens where the tables are
    };
    /// Opens nothing yet. Tables of another version, and a file that is damaged, are thrown away at the first use.
    SearchIndex(db::Database& store, std::int64_t organisation_id, Place place);
    ~SearchIndex();
    SearchIndex(const SearchIndex&) = delete;
    SearchIndex& operator=(const SearchIndex&) = delete;

    /// Takes in what the ledger has: subjects that entries speak of are read again. Gives the last entry it has now.
    std::int64_t catch_up();
    /// Makes everything again.
    void rebuild();
    /// Reads one subject again and takes out of the index for good what the store no longer has of it: for an erasure,
    /// once the values are gone.
    void purge(const std::string& subject_kind, const std::string& subject_id);

    /// The last entry that is in it; 0 before the first.
    std::int64_t seq() const;
    /// See store::search_hits.
    std::vector<store::SearchHit> find(const search::Query& query, const store::SearchFilter& filter,
                                       std::int64_t below, std::int64_t limit) const;
    /// Every document in its order, for who compares.
    std::vector<store::SearchDocument> documents_after(std::int64_t doc_id, std::int64_t limit) const;

private:
    struct Tables;
    std::shared_ptr<Tables> tables() const;
    std::shared_ptr<Tables> open() const;
    void begin_anew();
    void note_broken() const;
    bool was_broken() const;
    template <typename Read>
    auto read(Read read) const;
    template <typename Change>
    auto change(Change change);
    bool take_page(db::WriteTx& index, const db::ReadTx& store);
    store::SearchState state_of(db::WriteTx& index, const db::ReadTx& store) const;
    void take(db::WriteTx& index, const db::ReadTx& store, const ledger::Subject& subject, std::int64_t head,
              store::SearchState& state) const;

    db::Database& store_;
    const std::int64_t organisation_id_;
    const Place place_;
    std::mutex catching_up_;
    mutable std::mutex mutex_;
    mutable std::shared_ptr<Tables> tables_;
    mutable bool broken_ = false;
};

}  // namespace flows
