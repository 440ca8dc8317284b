#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <variant>
#include <vector>

#include "http/message.hpp"

namespace http {

/// The next piece of a body that is made while it is sent.
struct Piece {
    std::string bytes;  ///< empty: the body is whole
    bool is_broken = false;
};
/// A stream has something to take.
struct News {};
using Letter = std::variant<Response, Piece, News>;

/// Who waits for an answer.
class Recipient {
public:
    virtual ~Recipient() = default;
    virtual void open(Letter letter) = 0;
};

/// Answers from other threads on their way to the I/O thread. One wake-up serves all that came meanwhile, as a group
/// commit answers many requests at once. What comes for one who is gone is dropped.
class Mailbox {
public:
    /// `wake` is called on the thread that puts, and has deliver() called on the I/O thread.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}
    void put(std::weak_ptr<Recipient> to, Letter letter);
    void deliver();
    /// From here on nothing is taken, and `wake` is not called again.
    void close();

private:
    std::mutex mutex_;
    std::function<void()> wake_;
    std::vector<std::pair<std::weak_ptr<Recipient>, Letter>> letters_;
};

}  // namespace http
