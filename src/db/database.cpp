#include "db/database.hpp"

#include "base/check.hpp"
#include "db/group_writer.hpp"
#include "db/pool_writer.hpp"

namespace db {
namespace {

/// What a sequencer tells when the ledger has grown.
constexpr const char* kChannel = "fivestar_ledger";

}  // namespace

Database::Database(std::unique_ptr<Engine> engine, std::size_t writers) : engine_(std::move(engine)) {
    if (engine_->has_many_writers()) {
        writer_ = std::make_unique<PoolWriter>(*engine_, writers, [this] { tell(own_listeners_); });
    } else {
        writer_ = std::make_unique<GroupWriter>(engine_->open_writer(), [this] {
            tell(listeners_);
            tell(own_listeners_);
        });
    }
}

Database::~Database() {
    if (watch_) {
        watch_->stop();
        watching_.join();
    }
    writer_.reset();
}

void Database::after_commit(std::function<void()> listener) {
    const std::lock_guard lock{mutex_};
    listeners_.push_back(std::move(listener));
    if (watch_ || !engine_->has_many_writers()) return;
    watch_ = engine_->open_watch(kChannel);
    watching_ = std::thread{[this] {
        while (watch_->wait()) tell(listeners_);
    }};
}

void Database::after_own_commit(std::function<void()> listener) {
    const std::lock_guard lock{mutex_};
    own_listeners_.push_back(std::move(listener));
}

void Database::tell(const Listeners& listeners) {
    Listeners now;
    {
        const std::lock_guard lock{mutex_};
        now = listeners;
    }
    for (const auto& listener : now) listener();
}

Database::Lease::Lease(Database& database, Connection::Step begin)
    : database_(database), reads_(begin == Connection::Step::BeginRead) {
    {
        const std::lock_guard lock{database.mutex_};
        auto& idle = reads_ ? database.idle_ : database.idle_aside_;
        if (!idle.empty()) {
            connection_ = std::move(idle.back());
            idle.pop_back();
        }
    }
    CHECK(reads_ || database.has_many_writers());
    if (!connection_) connection_ = reads_ ? database.engine_->open_reader() : database.engine_->open_writer();
    connection_->step(begin);
}

void Database::Lease::commit() {
    connection_->step(Connection::Step::Commit);
}

Database::Lease::~Lease() {
    try {
        if (reads_) connection_->step(Connection::Step::Commit);
        if (connection_->in_transaction()) connection_->step(Connection::Step::Rollback);
    } catch (const base::Failure&) {
        return;  // a connection that cannot even end a read is not used again
    }
    const std::lock_guard lock{database_.mutex_};
    (reads_ ? database_.idle_ : database_.idle_aside_).push_back(std::move(connection_));
}

}  // namespace db
