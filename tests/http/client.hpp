#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

/// A browser without manners: writes any bytes to 127.0.0.1 and reads what comes, for at most five seconds.
class Client {
public:
    explicit Client(std::uint16_t port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{5, 0};
        setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        is_open_ = connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~Client() { close(fd_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool is_open() const { return is_open_; }
    void send(std::string_view bytes) { static_cast<void>(!::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL)); }

    /// One answer, head and body; what is there where the server closed or said nothing for too long.
    std::string read_answer(bool has_body = true) {
        while (buffer_.find("\r\n\r\n") == std::string::npos)
            if (!read_more()) return take(buffer_.size());
        const auto head = buffer_.find("\r\n\r\n") + 4;
        const auto length_at = buffer_.find("Content-Length: ");
        std::size_t body = 0;
        if (has_body && length_at < head) body = std::strtoul(buffer_.c_str() + length_at + 16, nullptr, 10);
        while (buffer_.size() < head + body)
            if (!read_more()) break;
        return take(std::min(buffer_.size(), head + body));
    }
    std::string read_to_end() {
        while (read_more()) {
        }
        return take(buffer_.size());
    }
    /// True where the server closed, as against being silent.
    bool is_closed_by_server() {
        while (read_more()) {
        }
        return closed_;
    }

private:
    bool read_more() {
        char bytes[16384];
        const auto n = recv(fd_, bytes, sizeof bytes, 0);
        if (n > 0) buffer_.append(bytes, static_cast<std::size_t>(n));
        if (n == 0) closed_ = true;
        return n > 0;
    }
    std::string take(std::size_t count) {
        auto taken = buffer_.substr(0, count);
        buffer_.erase(0, count);
        return taken;
    }

    int fd_;
    bool is_open_ = false;
    bool closed_ = false;
    std::string buffer_;
};

inline int status_of(std::string_view answer) {
    return answer.starts_with("HTTP/1.1 ") ? std::atoi(std::string{answer.substr(9, 3)}.c_str()) : 0;
}
inline std::string_view body_of(std::string_view answer) {
    const auto at = answer.find("\r\n\r\n");
    return at == std::string_view::npos ? std::string_view{} : answer.substr(at + 4);
}
