#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace base {

/// A thread that looks whenever somebody rings, never twice at a time, and rests between two looks so that many rings
/// become one. For whatever follows what others write.
class Follower {
public:
    /// When to look again though nobody rings; nothing: not before somebody does.
    using Again = std::optional<std::chrono::milliseconds>;
    struct Work {
        std::function<Again()> look;        ///< what it throws is logged, and it looks again a second later
        std::chrono::milliseconds rest{0};  ///< after each look
        std::string complaint;              ///< what the log says then
        bool looks_at_once = true;          ///< also before the first ring
    };
    explicit Follower(Work work);
    ~Follower();  ///< waits for a look that is under way
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

    /// Rings; quick, for any thread, and harmless when the follower is gone.
    std::function<void()> bell() const;

private:
    struct Bell {
        std::mutex mutex;
        std::condition_variable rung;
        bool news = false;
        bool stopping = false;
    };
    void run();
    Again look() const;

    const Work work_;
    std::shared_ptr<Bell> bell_;
    std::thread thread_;
};

}  // namespace base
