#include "db/database.hpp"

namespace db {

Database::Database(std::unique_ptr<Engine> engine)
    : engine_(std::move(engine)),
      writer_(std::make_unique<Writer>(engine_->open_writer(), [this] { tell_listeners(); })) {}

void Database::after_commit(std::function<void()> listener) {
    const std::lock_guard lock{mutex_};
    listeners_.push_back(std::move(listener));
}

void Database::tell_listeners() {
    std::vector<std::function<void()>> listeners;
    {
        const std::lock_guard lock{mutex_};
        listeners = listeners_;
    }
    for (const auto& listener : listeners) listener();
}

Database::Lease::Lease(Database& database) : database_(database) {
    {
        const std::lock_guard lock{database.mutex_};
        if (!database.idle_.empty()) {
            connection_ = std::move(database.idle_.back());
            database.idle_.pop_back();
        }
    }
    if (!connection_) connection_ = database.engine_->open_reader();
    connection_->step(Connection::Step::BeginRead);
}

Database::Lease::~Lease() {
    try {
        connection_->step(Connection::Step::Commit);
    } catch (const base::Failure&) {
        return;  // a connection that cannot even end a read is not used again
    }
    const std::lock_guard lock{database_.mutex_};
    database_.idle_.push_back(std::move(connection_));
}

}  // namespace db
