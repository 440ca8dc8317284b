#include "flows/search_index.hpp"

#include <limits>
#include <unordered_set>

#include "base/embedded.hpp"
#include "base/hash.hpp"
#include "db/sqlite_file.hpp"
#include "ledger/append.hpp"
#include "ledger/follow.hpp"
#include "store/master_payload.hpp"
#include "store/search_source.hpp"

namespace flows {
namespace {

/// Entries that are taken in within one transaction.
constexpr std::int64_t kPage = 2000;
/// To be raised when words are made otherwise; other tables show by themselves.
constexpr std::string_view kWords = "1";

std::string_view schema(bool is_postgres) {
    for (const auto& file : base::embedded::index()) {
        if (file.path == (is_postgres ? "postgresql.sql" : "sqlite.sql")) return file.bytes;
    }
    throw base::Failure("the tables of the index are not in the program");
}

std::string version_of(std::string_view schema) {
    return base::to_hex(base::sha256(kWords, schema)).substr(0, 16);
}

/// The version of the tables that are there; nothing where there are none.
std::string version_there(db::Engine& engine, std::int64_t organisation_id) {
    const auto connection = engine.open_writer();
    connection->step(db::Connection::Step::BeginRead);
    try {
        const auto state = store::search_state(db::ReadTx{*connection}, organisation_id);
        connection->step(db::Connection::Step::Commit);
        return state ? state->version : "";
    } catch (const db::Unavailable&) {
        throw;
    } catch (const base::Failure&) {
        return "";
    }
}

/// Makes them where they are not of this version, or in any case; one program at a time.
enum class Make { IfOther, Anew };
void make_tables(db::Engine& engine, std::int64_t organisation_id, std::string_view schema, Make make) {
    const auto connection = engine.open_writer();
    connection->hold_schema();
    if (make == Make::IfOther && version_there(engine, organisation_id) == version_of(schema)) return;
    connection->step(db::Connection::Step::BeginWrite);
    connection->script(schema);
    db::WriteTx tx{*connection};
    store::put_search_state(tx, organisation_id, {version_of(schema), 0, "", 0});
    connection->step(db::Connection::Step::Commit);
}

void remove_file(const std::filesystem::path& file) {
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
}

bool is_searched(std::string_view subject_kind) {
    return subject_kind == "case" || subject_kind == "customer";
}

/// What is searched of a subject; nothing where it is neither a case nor a customer, or is not there.
std::optional<store::Searched> searched_of(const db::ReadTx& store, std::int64_t organisation_id,
                                           const std::string& kind, const std::string& id) {
    if (kind == "case") return store::searched_case(store, organisation_id, id);
    const auto prefix = store::subject_of("customer", "");
    if (kind != "customer" || !id.starts_with(prefix)) return std::nullopt;
    return store::searched_customer(store, organisation_id, id.substr(prefix.size()));
}

}  // namespace

/// The tables as they are used now: those of the store itself where there is no file.
struct SearchIndex::Tables {
    std::unique_ptr<db::Database> own;
};

SearchIndex::SearchIndex(db::Database& store, std::int64_t organisation_id, Place place)
    : store_(store), organisation_id_(organisation_id), place_(std::move(place)) {}

SearchIndex::~SearchIndex() = default;

std::shared_ptr<SearchIndex::Tables> SearchIndex::open() const {
    const bool is_postgres = place_.file.empty();
    const auto text = schema(is_postgres);
    if (!is_postgres) std::filesystem::create_directories(place_.file.parent_path());
    for (bool again = false;; again = true) {
        try {
            auto engine = place_.to_tables();
            if (version_there(*engine, organisation_id_) != version_of(text)) {
                if (!is_postgres) remove_file(place_.file);
                make_tables(*engine, organisation_id_, text, Make::IfOther);
            }
            auto tables = std::make_shared<Tables>();
            if (!is_postgres) tables->own = std::make_unique<db::Database>(std::move(engine));
            return tables;
        } catch (const db::Unavailable&) {
            throw;
        } catch (const base::Failure&) {
            if (again || is_postgres) throw;
            remove_file(place_.file);
        }
    }
}

std::shared_ptr<SearchIndex::Tables> SearchIndex::tables() const {
    const std::lock_guard lock{mutex_};
    if (!tables_) tables_ = open();
    return tables_;
}

void SearchIndex::note_broken() const {
    const std::lock_guard lock{mutex_};
    broken_ = true;
}

/// Whoever still reads the old file reads it to the end.
void SearchIndex::begin_anew() {
    const std::lock_guard lock{mutex_};
    tables_.reset();
    broken_ = false;
    if (!place_.file.empty()) return remove_file(place_.file);
    make_tables(*place_.to_tables(), organisation_id_, schema(true), Make::Anew);
}

template <typename Read>
auto SearchIndex::read(Read read) const {
    const auto held = tables();
    if (!held->own) return store_.read(read);
    try {
        return held->own->read(read);
    } catch (const db::Unavailable&) {
        throw;
    } catch (const base::Failure&) {
        note_broken();
        throw;
    }
}

/// `change(WriteTx& index, const ReadTx& store)`: the index in one transaction, the store as one view.
template <typename Change>
auto SearchIndex::change(Change change) {
    const auto held = tables();
    if (!held->own) return store_.write_aside([&](db::WriteTx& tx) { return change(tx, tx); });
    return held->own->write_and_wait(
        [&](db::WriteTx& index) { return store_.read([&](const db::ReadTx& store) { return change(index, store); }); });
}

bool SearchIndex::was_broken() const {
    const std::lock_guard lock{mutex_};
    return broken_;
}

std::int64_t SearchIndex::catch_up() {
    const std::lock_guard lock{catching_up_};
    const auto take_all = [&] {
        while (change([&](db::WriteTx& index, const db::ReadTx& store) { return take_page(index, store); })) {
        }
    };
    try {
        if (was_broken()) begin_anew();
        take_all();
    } catch (const db::Unavailable&) {
        throw;
    } catch (const base::Failure&) {
        // Whatever broke in the index, it holds nothing that the store has not.
        begin_anew();
        take_all();
    }
    return seq();
}

void SearchIndex::rebuild() {
    {
        const std::lock_guard lock{catching_up_};
        begin_anew();
    }
    catch_up();
}

/// Where the ledger goes on. Another ledger than the one that was read is read from its beginning.
store::SearchState SearchIndex::state_of(db::WriteTx& index, const db::ReadTx& store) const {
    auto state = store::search_state(index, organisation_id_).value_or(store::SearchState{});
    if (state.seq == 0 || ledger::hash_of(store, organisation_id_, state.seq) == state.head_hash) return state;
    for (std::int64_t behind = 0;;) {
        const auto documents = store::search_documents_after(index, behind, kPage);
        for (const auto& document : documents) store::delete_search_document(index, document);
        if (documents.empty()) break;
        behind = documents.back().doc_id;
    }
    return {.version = state.version, .seq = 0, .head_hash = "", .last_doc_id = 0};
}

void SearchIndex::take(db::WriteTx& index, const db::ReadTx& store, const ledger::Subject& subject, std::int64_t head,
                       store::SearchState& state) const {
    const auto known = store::find_search_document(index, organisation_id_, subject.kind, subject.id);
    if (known && known->seen_seq >= subject.seq) return;
    const auto searched = searched_of(store, organisation_id_, subject.kind, subject.id);
    if (!searched) {
        if (known) store::delete_search_document(index, *known);
        return;
    }
    auto text = store::document_text(*searched, subject.kind);
    if (known && known->text == text && known->outlet == searched->outlet) {
        return store::see_search_document(index, known->doc_id, head);
    }
    const auto doc_id = known ? known->doc_id : ++state.last_doc_id;
    store::put_search_document(index, organisation_id_,
                               {doc_id, subject.kind, subject.id, searched->outlet, head, std::move(text)}, known);
}

/// True where there may be more.
bool SearchIndex::take_page(db::WriteTx& index, const db::ReadTx& store) {
    if (!store::hold_search(index, organisation_id_)) return false;
    auto state = state_of(index, store);
    const auto head = ledger::head(store, organisation_id_);
    auto subjects = ledger::subjects_after(store, organisation_id_, state.seq, kPage);
    if (subjects.empty()) return false;
    state.seq = subjects.back().seq;
    std::unordered_set<std::string> done;
    for (auto& subject : subjects) {
        if (!is_searched(subject.kind) || !done.insert(subject.id).second) continue;
        subject.seq = state.seq;
        take(index, store, subject, head, state);
    }
    state.head_hash = ledger::hash_of(store, organisation_id_, state.seq);
    store::put_search_state(index, organisation_id_, state);
    return static_cast<std::int64_t>(subjects.size()) == kPage;
}

void SearchIndex::purge(const std::string& subject_kind, const std::string& subject_id) {
    const std::lock_guard lock{catching_up_};
    change([&](db::WriteTx& index, const db::ReadTx& store) {
        auto state = state_of(index, store);
        take(index, store, {std::numeric_limits<std::int64_t>::max(), subject_kind, subject_id}, state.seq, state);
        store::merge_search_words(index);
        store::put_search_state(index, organisation_id_, state);
        return 0;
    });
    if (!place_.file.empty()) db::empty_sqlite_log(place_.file.string());
}

std::int64_t SearchIndex::seq() const {
    return read([&](const db::ReadTx& index) {
        const auto state = store::search_state(index, organisation_id_);
        return state ? state->seq : 0;
    });
}

std::vector<store::SearchHit> SearchIndex::find(const search::Query& query, const store::SearchFilter& filter,
                                                std::int64_t below, std::int64_t limit) const {
    return read([&](const db::ReadTx& index) {
        return store::search_hits(index, organisation_id_, query, filter, below, limit);
    });
}

std::vector<store::SearchDocument> SearchIndex::documents_after(std::int64_t doc_id, std::int64_t limit) const {
    return read([&](const db::ReadTx& index) { return store::search_documents_after(index, doc_id, limit); });
}

}  // namespace flows
