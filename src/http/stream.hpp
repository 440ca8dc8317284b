#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace http {

/// A body without end, such as events for a page: pushed from any thread, sent as the client takes it. What was pushed
/// and not taken is bounded: a client that is slower is hung up on, and may come back and ask for what it has missed.
/// Who pushes keeps a weak pointer, so that a stream goes away with its connection.
class Stream {
public:
    struct Options {
        std::size_t waiting_bytes_max = std::size_t{256} * 1024;
        std::string farewell = {};  ///< sent behind everything else when the server stops
    };
    explicit Stream(Options options) : options_(std::move(options)) {}

    /// Bytes that many streams share are held once. False where nobody takes them any more.
    bool push(std::shared_ptr<const std::string> bytes);
    bool push(std::string bytes);
    /// Ends the body behind what was pushed.
    void end();
    bool is_open() const;

    // The server's side.

    /// From here on `wake` is called, from any thread, once for whatever comes until the next take().
    void attach(std::function<void()> wake);
    enum class State { Open, Ended, TooSlow };
    struct Taken {
        std::vector<std::shared_ptr<const std::string>> pieces;
        State state = State::Open;  ///< Ended: behind these pieces nothing comes
    };
    /// What waits, in order, as much as makes up `bytes_max` and at least one piece.
    Taken take(std::size_t bytes_max);
    /// The server stops: the farewell, and the end.
    void say_farewell();
    /// The client is gone.
    void detach();

private:
    std::function<void()> news();

    const Options options_;
    mutable std::mutex mutex_;
    std::function<void()> wake_;
    std::vector<std::shared_ptr<const std::string>> waiting_;
    std::size_t waiting_bytes_ = 0;
    State state_ = State::Open;
    bool is_woken_ = false;
};

}  // namespace http
