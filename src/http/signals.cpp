#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdint>

#include "http/server.hpp"

namespace http {
namespace {

std::atomic<int> signalled_fd = -1;
std::atomic<int> signals_left = 0;

void write_to_fd(int signal) {
    if (--signals_left <= 0) std::signal(signal, SIG_DFL);
    const std::uint64_t one = 1;
    static_cast<void>(!write(signalled_fd, &one, sizeof one));
}

void reload(int) {
    const std::uint64_t wish = std::uint64_t{1} << 32;
    static_cast<void>(!write(signalled_fd, &wish, sizeof wish));
}

}  // namespace

void stop_on_signals(Server& server) {
    // A copy of the descriptor, never closed: a signal may come when the server is gone.
    signalled_fd = fcntl(server.signal_fd(), F_DUPFD_CLOEXEC, 0);
    signals_left = 2;
    struct sigaction action = {};
    sigemptyset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESTART);
    action.sa_handler = write_to_fd;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    action.sa_handler = reload;
    sigaction(SIGHUP, &action, nullptr);
}

}  // namespace http
