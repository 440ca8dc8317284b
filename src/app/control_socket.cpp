#include "app/control_socket.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "app/control_frames.hpp"
#include "base/failure.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

/// What is said at once; more goes out in several frames. A word of a command line is always shorter (128 KiB).
constexpr std::size_t kPiece = 1 << 20;

bool send_all(int socket, const char* bytes, std::size_t size) {
    while (size > 0) {
        const auto sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

bool send_frame(int socket, char kind, std::string_view text) {
    for (std::size_t at = 0; at == 0 || at < text.size();) {
        const auto piece = text.substr(at, kPiece);
        const auto head = frame_head(kind, piece.size());
        if (!send_all(socket, head.data(), head.size()) || !send_all(socket, piece.data(), piece.size())) return false;
        at += std::max<std::size_t>(piece.size(), 1);
    }
    return true;
}

bool receive_all(int socket, char* bytes, std::size_t size) {
    while (size > 0) {
        const auto got = ::recv(socket, bytes, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        bytes += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

Receive receive_from(int socket) {
    return [socket](char* bytes, std::size_t size) { return receive_all(socket, bytes, size); };
}

sockaddr_un address_of(const fs::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto text = path.string();
    if (text.size() >= sizeof address.sun_path) {
        throw base::BadInput("is too long a path for its control socket", text,
                             "choose a data directory nearer to the root");
    }
    std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
    return address;
}

}  // namespace

ControlServer::ControlServer(const fs::path& socket, RunCommand run) : path_(socket), run_(std::move(run)) {
    const auto address = address_of(path_);
    ::unlink(path_.c_str());
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto before = ::umask(0177);
    const bool bound = listener_ >= 0 &&
                       ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                       ::listen(listener_, 8) == 0 && ::pipe(stop_pipe_) == 0;
    ::umask(before);
    if (!bound) throw base::Failure(fmt::format("cannot listen on {}", path_.string()));
    thread_ = std::thread{[this] { serve(); }};
}

ControlServer::~ControlServer() {
    const char stop = 's';
    while (::write(stop_pipe_[1], &stop, 1) < 0 && errno == EINTR) {
    }
    thread_.join();
    ::close(listener_);
    ::close(stop_pipe_[0]);
    ::close(stop_pipe_[1]);
    ::unlink(path_.c_str());
}

void ControlServer::serve() {
    for (;;) {
        pollfd waiting[2] = {{listener_, POLLIN, 0}, {stop_pipe_[0], POLLIN, 0}};
        if (::poll(waiting, 2, -1) < 0) continue;
        if (waiting[1].revents != 0) return;
        const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        answer(connection);
        ::close(connection);
    }
}

void ControlServer::answer(int connection) {
    const auto asked = read_asked(receive_from(connection));
    if (!asked) return;
    cli::Console console{.out = [connection](std::string_view text) { send_frame(connection, 'o', text); },
                         .err = [connection](std::string_view text) { send_frame(connection, 'e', text); }};
    const int status = run_(asked->words, asked->folder, console);
    send_frame(connection, 'x', std::to_string(status));
}

std::optional<int> ask_server(const fs::path& socket, const std::vector<std::string>& words, cli::Console& console) {
    std::error_code error;
    if (!fs::exists(socket, error)) return std::nullopt;
    const auto address = address_of(socket);
    const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0 || ::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(connection);
        return std::nullopt;  // a socket that a killed server left behind
    }
    std::optional<int> status;
    bool sent = send_frame(connection, 'f', fs::current_path().string());
    for (const auto& word : words) sent = sent && send_frame(connection, 'w', word);
    sent = sent && send_frame(connection, 'g', "");
    while (sent && !status) {
        const auto frame = read_frame(receive_from(connection));
        if (!frame) break;
        if (frame->first == 'o') console.out(frame->second);
        if (frame->first == 'e') console.err(frame->second);
        if (frame->first == 'x') status = read_status(frame->second);
    }
    ::close(connection);
    if (!status)
        throw base::Failure("the server went away in the middle of the command; ask it again what has become of it");
    return status;
}

}  // namespace app
