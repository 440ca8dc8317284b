#pragma once

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/failure.hpp"

namespace support {

/// Stands between a client and a PostgreSQL on a unix socket, and can take the connection away at the worst moment.
class CuttingProxy {
public:
    /// BeforeServer: the next bytes of a client do not arrive any more. AfterCommit: the server's next word that it has
    /// committed does not arrive any more.
    enum class Cut { None, BeforeServer, AfterCommit };

    CuttingProxy(const std::string& server_folder, const std::filesystem::path& folder)
        : server_(server_folder + "/.s.PGSQL.5432"), stop_(::eventfd(0, EFD_CLOEXEC)) {
        const auto path = (folder / ".s.PGSQL.5432").string();
        listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto address = address_of(path);
        if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(listener_, 16) != 0) {
            throw base::Failure("the proxy cannot listen on " + path);
        }
        thread_ = std::thread{[this] { serve(); }};
    }
    ~CuttingProxy() {
        const std::uint64_t one = 1;
        static_cast<void>(!::write(stop_, &one, sizeof one));
        thread_.join();
        for (const auto& [end, other] : peers_) ::close(end);
        ::close(listener_);
        ::close(stop_);
    }
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    void cut(Cut how) { cut_ = how; }

private:
    static sockaddr_un address_of(const std::string& path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        return address;
    }

    void serve() {
        for (;;) {
            std::vector<pollfd> waiting{{stop_, POLLIN, 0}, {listener_, POLLIN, 0}};
            for (const auto& [end, other] : peers_) waiting.push_back({end, POLLIN, 0});
            ::poll(waiting.data(), waiting.size(), -1);
            if (waiting[0].revents != 0) return;
            for (std::size_t i = 2; i < waiting.size(); ++i) {
                if (waiting[i].revents != 0) pass_on(waiting[i].fd);
            }
            if (waiting[1].revents != 0) accept();
        }
    }

    void accept() {
        const int client = ::accept(listener_, nullptr, nullptr);
        const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto address = address_of(server_);
        if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            ::close(client);
            ::close(server);
            return;
        }
        peers_[client] = server;
        peers_[server] = client;
        clients_[client] = true;
    }

    void pass_on(int from) {
        const auto found = peers_.find(from);
        if (found == peers_.end()) return;  // closed with its peer a moment ago
        char bytes[65536];
        const auto got = ::recv(from, bytes, sizeof bytes, 0);
        const bool from_client = clients_.contains(from);
        const auto cut = cut_.load();
        const bool says_committed =
            got > 0 && std::string_view{bytes, static_cast<std::size_t>(got)}.find("COMMIT") != std::string_view::npos;
        const bool cuts =
            (cut == Cut::BeforeServer && from_client) || (cut == Cut::AfterCommit && !from_client && says_committed);
        if (got <= 0 || cuts) {
            if (cuts) cut_ = Cut::None;
            return drop(from);
        }
        if (::send(found->second, bytes, static_cast<std::size_t>(got), MSG_NOSIGNAL) != got) drop(from);
    }

    void drop(int end) {
        const int other = peers_.at(end);
        for (const int one : {end, other}) {
            ::close(one);
            peers_.erase(one);
            clients_.erase(one);
        }
    }

    const std::string server_;
    int stop_;
    int listener_ = -1;
    std::atomic<Cut> cut_{Cut::None};
    std::map<int, int> peers_;
    std::map<int, bool> clients_;
    std::thread thread_;
};

}  // namespace support
