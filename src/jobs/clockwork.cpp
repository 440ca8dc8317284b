#include "jobs/clockwork.hpp"

#include <algorithm>

#include "base/log.hpp"
#include "flows/break_promises.hpp"
#include "flows/tidy_up.hpp"

namespace jobs {
namespace {

constexpr std::int64_t kPromisesAFlow = 200;
constexpr std::chrono::seconds kSealEvery{60};
constexpr std::chrono::microseconds kLookEvery{1'000'000};

}  // namespace

Clockwork::Clockwork(flows::Context& context, std::string key_secret)
    : context_(context), key_secret_(std::move(key_secret)), thread_([this] { run(); }) {}

Clockwork::~Clockwork() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    awake_.notify_all();
    thread_.join();
    seal();
}

void Clockwork::run() {
    auto next_seal_at = context_.now() + kSealEvery;
    for (;;) {
        fire_due();
        if (context_.now() >= next_seal_at) {
            seal();
            tidy_up();
            next_seal_at = context_.now() + kSealEvery;
        }
        std::unique_lock lock{mutex_};
        awake_.wait_for(lock, kLookEvery, [this] { return stopping_; });
        if (stopping_) return;
    }
}

void Clockwork::fire_due() {
    try {
        for (;;) {
            const auto due_at = flows::next_due_at(context_);
            if (!due_at || *due_at >= context_.now()) return;
            context_.database.write_and_wait(
                [this](db::WriteTx& tx) { return flows::break_due_promises(tx, context_, kPromisesAFlow); },
                {.isolation = db::Manner::Isolation::Snapshot});
        }
    } catch (const base::Failure& error) {
        base::log_error("promises could not be fired", error.what());
    }
}

void Clockwork::tidy_up() {
    try {
        flows::tidy_up(context_);
    } catch (const base::Failure& error) {
        base::log_error("the store could not be tidied up", error.what());
    }
}

void Clockwork::seal() {
    try {
        context_.database.write_and_wait(
            [this](db::WriteTx& tx) { return flows::seal_ledger(tx, context_, key_secret_); });
    } catch (const base::Failure& error) {
        base::log_error("the ledger could not be sealed", error.what());
    }
}

}  // namespace jobs
