#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "http/message.hpp"

namespace http {

/// Who waits for an answer.
class Recipient {
public:
    virtual ~Recipient() = default;
    virtual void answer(Response response) = 0;
};

/// Answers from other threads on their way to the I/O thread. One wake-up serves all that came meanwhile, as a group
/// commit answers many requests at once. What comes for one who is gone is dropped.
class Mailbox {
public:
    /// `wake` is called on the thread that puts, and has deliver() called on the I/O thread.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}
    void put(std::weak_ptr<Recipient> to, Response response);
    void deliver();
    /// From here on nothing is taken, and `wake` is not called again.
    void close();

private:
    std::mutex mutex_;
    std::function<void()> wake_;
    std::vector<std::pair<std::weak_ptr<Recipient>, Response>> letters_;
};

}  // namespace http
