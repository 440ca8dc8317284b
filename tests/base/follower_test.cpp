#include "base/follower.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace {

using base::Follower;

/// Counts looks, and lets a test wait for the n-th.
class Looks {
public:
    void note() {
        const std::lock_guard lock{mutex_};
        ++count_;
        changed_.notify_all();
    }
    void wait_for(int count) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return count_ >= count; });
    }
    int count() {
        const std::lock_guard lock{mutex_};
        return count_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int count_ = 0;
};

}  // namespace

TEST_CASE("a follower looks at once, and again for every ring, never twice at a time") {
    Looks looks;
    std::atomic<int> inside = 0;
    std::atomic<bool> doubled = false;
    const Follower follower{{.look = [&]() -> Follower::Again {
                                 doubled = doubled || ++inside > 1;
                                 looks.note();
                                 --inside;
                                 return std::nullopt;
                             },
                             .complaint = "x"}};
    looks.wait_for(1);
    const auto ring = follower.bell();
    ring();
    looks.wait_for(2);
    ring();
    looks.wait_for(3);
    CHECK_FALSE(doubled);
}

TEST_CASE("rings during a look become one look behind it") {
    Looks looks;
    std::promise<void> first_began;
    std::promise<void> go_on;
    const auto may_go_on = go_on.get_future().share();
    const Follower follower{{.look = [&]() -> Follower::Again {
                                 if (looks.count() == 0) {
                                     first_began.set_value();
                                     may_go_on.wait();
                                 }
                                 looks.note();
                                 return std::nullopt;
                             },
                             .complaint = "x"}};
    first_began.get_future().wait();
    for (int i = 0; i < 10; ++i) follower.bell()();
    go_on.set_value();
    looks.wait_for(2);
    follower.bell()();
    looks.wait_for(3);
    CHECK(looks.count() == 3);
}

TEST_CASE("a follower looks by itself when its look says so") {
    Looks looks;
    const Follower follower{{.look = [&]() -> Follower::Again {
                                 looks.note();
                                 return std::chrono::milliseconds{1};
                             },
                             .complaint = "x",
                             .looks_at_once = false}};
    follower.bell()();
    looks.wait_for(3);
}

TEST_CASE("a look that breaks is tried again, and a bell may outlive its follower") {
    Looks looks;
    std::function<void()> ring;
    {
        const Follower follower{{.look = [&]() -> Follower::Again {
                                     looks.note();
                                     if (looks.count() == 1) throw std::runtime_error("broken");
                                     return std::nullopt;
                                 },
                                 .complaint = "a test breaks a look"}};
        ring = follower.bell();
        looks.wait_for(2);
    }
    const int before = looks.count();
    ring();
    CHECK(looks.count() == before);
}
