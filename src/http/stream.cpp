#include "http/stream.hpp"

namespace http {

/// What to call outside the lock; nothing where it was called already.
std::function<void()> Stream::news() {
    if (is_woken_ || !wake_) return nullptr;
    is_woken_ = true;
    return wake_;
}

bool Stream::push(std::shared_ptr<const std::string> bytes) {
    std::function<void()> wake;
    {
        const std::lock_guard lock{mutex_};
        if (state_ != State::Open) return false;
        waiting_bytes_ += bytes->size();
        if (waiting_bytes_ > options_.waiting_bytes_max) {
            state_ = State::TooSlow;
            waiting_.clear();
        } else {
            waiting_.push_back(std::move(bytes));
        }
        wake = news();
    }
    if (wake) wake();
    return true;
}

bool Stream::push(std::string bytes) {
    return push(std::make_shared<const std::string>(std::move(bytes)));
}

void Stream::end() {
    std::function<void()> wake;
    {
        const std::lock_guard lock{mutex_};
        if (state_ == State::Open) state_ = State::Ended;
        wake = news();
    }
    if (wake) wake();
}

bool Stream::is_open() const {
    const std::lock_guard lock{mutex_};
    return state_ == State::Open;
}

void Stream::attach(std::function<void()> wake) {
    const std::lock_guard lock{mutex_};
    wake_ = std::move(wake);
}

Stream::Taken Stream::take(std::size_t bytes_max) {
    const std::lock_guard lock{mutex_};
    is_woken_ = false;
    Taken taken;
    std::size_t count = 0;
    for (std::size_t bytes = 0; count < waiting_.size() && bytes < bytes_max; ++count) bytes += waiting_[count]->size();
    for (std::size_t i = 0; i < count; ++i) {
        waiting_bytes_ -= waiting_[i]->size();
        taken.pieces.push_back(std::move(waiting_[i]));
    }
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
    if (state_ == State::TooSlow || waiting_.empty()) taken.state = state_;
    return taken;
}

void Stream::say_farewell() {
    if (!options_.farewell.empty()) push(options_.farewell);
    end();
}

void Stream::detach() {
    const std::lock_guard lock{mutex_};
    wake_ = nullptr;
    waiting_.clear();
    state_ = State::Ended;
}

}  // namespace http
