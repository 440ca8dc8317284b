#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "flows/context.hpp"

namespace app {

/// Puts a book in force that another server has published. Where one server is alone there is nothing to follow.
class BookFollower {
public:
    explicit BookFollower(flows::Context& context);
    ~BookFollower();
    BookFollower(const BookFollower&) = delete;
    BookFollower& operator=(const BookFollower&) = delete;

private:
    struct Bell {
        std::mutex mutex;
        std::condition_variable rung;
        bool news = true;
        bool stopping = false;
    };
    void run();
    void look();

    flows::Context& context_;
    std::int64_t seen_ = 0;  ///< the last entry that was looked at
    std::shared_ptr<Bell> bell_;
    std::thread thread_;
};

}  // namespace app
