#include "db/checkpointer.hpp"

#include <sqlite3.h>

namespace db {
namespace {

/// 32 MiB: about as much as SQLite copies in the time of a few commits.
constexpr int kFramesAsked = 4000;
/// The disk does not keep up with the writer, who then waits.
constexpr int kFramesMost = 16 * kFramesAsked;

void copy_log(sqlite3* connection) {
    static_cast<void>(sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr));
}

}  // namespace

Checkpointer::Checkpointer(std::string path, sqlite3* writer) : path_(std::move(path)), writer_(writer) {
    sqlite3_wal_hook(
        writer_,
        [](void* self, sqlite3*, const char*, int frames) {
            static_cast<Checkpointer*>(self)->committed(frames);
            return SQLITE_OK;
        },
        this);
}

Checkpointer::~Checkpointer() {
    sqlite3_wal_hook(writer_, nullptr, nullptr);
}

void Checkpointer::committed(int frames_in_log) {
    if (frames_in_log < kFramesAsked) return;
    {
        const std::lock_guard lock{mutex_};
        if (state_ == State::Idle) {
            if (!thread_.joinable()) thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
            state_ = State::Asked;
            changed_.notify_all();
        }
    }
    if (frames_in_log >= kFramesMost) wait_until_done();
    const std::lock_guard lock{mutex_};
    if (state_ != State::Done) return;
    copy_log(writer_);
    state_ = State::Idle;
}

void Checkpointer::wait_until_done() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return state_ != State::Asked; });
}

void Checkpointer::run(const std::stop_token& stop) {
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(path_.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    // The copy is as durable as a commit; without these words, too: it is the default of this SQLite, not of every one.
    if (code == SQLITE_OK) sqlite3_exec(connection, "PRAGMA synchronous = FULL", nullptr, nullptr, nullptr);
    std::unique_lock lock{mutex_};
    while (changed_.wait(lock, stop, [this] { return state_ == State::Asked; })) {
        lock.unlock();
        if (code == SQLITE_OK) copy_log(connection);
        lock.lock();
        state_ = State::Done;
        changed_.notify_all();
    }
    sqlite3_close_v2(connection);
}

}  // namespace db
