#include "lens/lens.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "ledger/append.hpp"
#include "ledger/follow.hpp"
#include "lens/rebuild.hpp"
#include "lens/replace.hpp"

namespace lens {

namespace {

/// More changed cases than this are not replaced one by one: reading everything is quicker.
constexpr std::size_t kReplacedMax = 200'000;
constexpr std::int64_t kEntriesPage = 10'000;

std::string schema_hash(const Organisation& organisation) {
    return base::to_hex(base::sha256(fmt::format("2\t{}\t{}\t{}\t{}", create_case_facts(), kCreatePromiseFacts,
                                                 organisation.id, organisation.zone)));
}

}  // namespace

base::Result<std::unique_ptr<Lens>> Lens::open(Place place, Organisation organisation) {
    auto library = duck::Library::open();
    if (!library) return library.refusal();
    return std::make_unique<Lens>(*library, std::move(place), std::move(organisation));
}

Lens::Lens(std::shared_ptr<const duck::Library> library, Place place, Organisation organisation)
    : library_(std::move(library)),
      place_(std::move(place)),
      organisation_(std::move(organisation)),
      file_(place_.folder) {
    try {
        open_file();
    } catch (const base::Failure&) {
        begin_file();
    }
}

std::shared_ptr<Lens::Held> Lens::open_held() const {
    const duck::Settings settings{place_.threads, place_.memory_limit, place_.folder / "temp"};
    return std::make_shared<Held>(library_, file_.path(), settings);
}

void Lens::open_file() {
    const auto held = open_held();
    const duck::Connection connection{held->database};
    auto answer = connection.ask("SELECT seq, head_hash, schema_hash FROM lens_state");
    if (!answer.next() || answer.text(2) != schema_hash(organisation_)) throw base::Failure("lens: another schema");
    held->words.load(connection);
    head_hash_ = answer.text(1);
    const std::lock_guard lock{mutex_};
    held_ = held;
    seq_ = answer.integer(0);
}

void Lens::begin_file() {
    {
        const std::lock_guard lock{mutex_};
        held_.reset();
        seq_ = -1;
    }
    file_.throw_away();
    const auto held = open_held();
    const duck::Connection connection{held->database};
    duck::Transaction transaction{connection};
    connection.run("CREATE TABLE lens_state (seq BIGINT, head_hash VARCHAR, schema_hash VARCHAR)");
    connection.run("CREATE TABLE words (number BIGINT, word VARCHAR)");
    connection.run(create_case_facts());
    connection.run(kCreatePromiseFacts);
    const duck::Param values[] = {schema_hash(organisation_)};
    connection.ask("INSERT INTO lens_state VALUES (-1, '', $1)", values);
    transaction.commit();
    const std::lock_guard lock{mutex_};
    held_ = held;
    broken_ = false;
}

std::shared_ptr<Lens::Held> Lens::held() const {
    const std::lock_guard lock{mutex_};
    if (!held_) throw base::Failure("lens: it is being begun anew");
    return held_;
}

bool Lens::is_broken() const {
    const std::lock_guard lock{mutex_};
    return broken_;
}

void Lens::note_broken() const {
    const std::lock_guard lock{mutex_};
    broken_ = true;
}

std::int64_t Lens::seq() const {
    const std::lock_guard lock{mutex_};
    return std::max<std::int64_t>(seq_, 0);
}

std::int64_t Lens::stored_seq(const duck::Connection& connection) {
    auto answer = connection.ask("SELECT seq FROM lens_state");
    CHECK(answer.next());
    return std::max<std::int64_t>(answer.integer(0), 0);
}

bool Lens::wait_for(std::int64_t min_seq, std::chrono::milliseconds limit) const {
    std::unique_lock lock{mutex_};
    return moved_.wait_for(lock, limit, [&] { return seq_ >= min_seq; });
}

void Lens::publish(std::int64_t seq) {
    const std::lock_guard lock{mutex_};
    seq_ = seq;
    moved_.notify_all();
}

void Lens::store_state(const duck::Connection& connection, const db::ReadTx& tx, std::int64_t seq) {
    head_hash_ = ledger::hash_of(tx, organisation_.id, seq);
    const duck::Param values[] = {seq, head_hash_};
    connection.ask("UPDATE lens_state SET seq = $1, head_hash = $2", values);
}

bool Lens::is_of(const db::ReadTx& tx, std::int64_t head) const {
    return seq_ >= 0 && seq_ <= head && ledger::hash_of(tx, organisation_.id, seq_) == head_hash_;
}

std::int64_t Lens::catch_up(db::Database& store) {
    const std::lock_guard lock{catching_up_};
    return store.read([&](const db::ReadTx& tx) {
        const auto head = ledger::head(tx, organisation_.id);
        try {
            if (is_broken()) begin_file();
            if (!is_of(tx, head)) {
                read_all(tx, head);
            } else if (head > seq_) {
                follow(tx, head);
            }
        } catch (const db::Unavailable&) {
            throw;
        } catch (const base::Failure&) {
            // Whatever broke in the file, it holds nothing that the store has not.
            begin_file();
            read_all(tx, head);
        }
        return seq_;
    });
}

void Lens::rebuild(db::Database& store) {
    const std::lock_guard lock{catching_up_};
    store.read([&](const db::ReadTx& tx) {
        read_all(tx, ledger::head(tx, organisation_.id));
        return 0;
    });
}

void Lens::read_all(const db::ReadTx& tx, std::int64_t head) {
    const auto held = this->held();
    const duck::Connection connection{held->database};
    duck::Transaction transaction{connection};
    Source source{tx, organisation_.id, organisation_.offset, held->words};
    load_all(connection, source);
    held->words.store(connection);
    store_state(connection, tx, head);
    transaction.commit();
    connection.run("CHECKPOINT");
    publish(head);
}

void Lens::follow(const db::ReadTx& tx, std::int64_t head) {
    std::vector<std::string> ids;
    for (auto at = seq_;;) {
        auto changed = ledger::changed_after(tx, organisation_.id, "case", at, kEntriesPage);
        ids.insert(ids.end(), changed.subject_ids.begin(), changed.subject_ids.end());
        if (ids.size() > kReplacedMax) return read_all(tx, head);
        if (!changed.more) break;
        at = changed.up_to;
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const auto held = this->held();
    const duck::Connection connection{held->database};
    duck::Transaction transaction{connection};
    Source source{tx, organisation_.id, organisation_.offset, held->words};
    if (!ids.empty()) replace(connection, ids, source.read(ids));
    held->words.store(connection);
    store_state(connection, tx, head);
    transaction.commit();
    publish(head);
}

}  // namespace lens
