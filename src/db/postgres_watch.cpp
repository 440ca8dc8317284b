#include "db/postgres_watch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>

namespace db::postgres {
namespace {

constexpr int kPauseMs = 250;
constexpr int kForEver = -1;

class PostgresWatch final : public Watch {
public:
    PostgresWatch(std::shared_ptr<Address> address, std::string_view channel)
        : address_(std::move(address)),
          listen_(fmt::format("LISTEN {}", channel)),
          stop_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        if (stop_ < 0) throw base::Failure("no file descriptor is left");
    }
    ~PostgresWatch() override { ::close(stop_); }
    PostgresWatch(const PostgresWatch&) = delete;
    PostgresWatch& operator=(const PostgresWatch&) = delete;

    void stop() override {
        stopping_ = true;
        const std::uint64_t one = 1;
        if (::write(stop_, &one, sizeof one) < 0) return;  // it is rung already
    }

    bool wait() override {
        while (!stopping_) {
            if (!handle_) {
                if (listen()) return true;  // what was told in between has not been heard
                rest(kPauseMs);
                continue;
            }
            rest(kForEver);
            if (stopping_) return false;
            if (PQconsumeInput(handle_.get()) != 1) {
                handle_.reset();
                continue;
            }
            if (take_news()) return true;
        }
        return false;
    }

private:
    bool listen() {
        try {
            handle_ = address_->connect();
        } catch (const Unavailable&) {
            return false;
        }
        const Result result{PQexec(handle_.get(), listen_.c_str())};
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) handle_.reset();
        return handle_ != nullptr;
    }

    /// Waits for the server or for stop().
    void rest(int milliseconds) {
        pollfd waiting[2] = {{stop_, POLLIN, 0}, {handle_ ? PQsocket(handle_.get()) : -1, POLLIN, 0}};
        ::poll(waiting, 2, milliseconds);
    }

    bool take_news() {
        bool any = false;
        while (auto* told = PQnotifies(handle_.get())) {
            PQfreemem(told);
            any = true;
        }
        return any;
    }

    std::shared_ptr<Address> address_;
    const std::string listen_;
    const int stop_;
    std::atomic<bool> stopping_{false};
    Handle handle_;
};

}  // namespace

std::unique_ptr<Watch> open_watch(std::shared_ptr<Address> address, std::string_view channel) {
    return std::make_unique<PostgresWatch>(std::move(address), channel);
}

}  // namespace db::postgres
