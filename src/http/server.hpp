#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "http/router.hpp"
#include "http/session.hpp"
#include "http/tls.hpp"

namespace http {

struct Options {
    std::string address = "127.0.0.1";  ///< an IP address, not a name
    std::uint16_t port = 8600;          ///< 0 takes a free one
    Limits limits = {};
    std::optional<TlsFiles> tls = {};      ///< none: in the clear, for a proxy in front
    std::size_t connections_max = 10'000;  ///< above it the longest idle one is closed for a new one
    std::size_t workers = 2;               ///< threads of lane Work
    std::size_t work_queue_max = 256;      ///< above it lane Work answers 503 with Retry-After
    /// Threads that answer lane Read and check lane Write, where the store is across a network and would hold up the
    /// I/O thread; 0 where the I/O thread does it.
    std::size_t readers = 0;
    std::size_t read_queue_max = 4096;             ///< above it these answer 503 with Retry-After
    std::chrono::milliseconds notice_time{0};      ///< between saying that it stops and taking nothing new
    std::chrono::milliseconds drain_time{15'000};  ///< for what is in flight when the server stops
    std::function<void(const Answered&)> on_answered = nullptr;  ///< told of every answer, on the I/O thread
    std::function<void()> on_stop = [] {};  ///< told once, on the I/O thread, before anything else is done
};

/// HTTP/1.1 on one address. One I/O thread, that of run(), parses, answers lane Read and hands over lane Write.
class Server {
public:
    /// Listens at once, so that clients may connect before run(). Throws Failure where the address is taken or not
    /// ours, BadInput where it is none. The router has to outlive the server.
    Server(Options options, const Router& router);
    /// Only after run() has returned. Replies that come later are dropped.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Serves until stop().
    void run();
    /// From any thread and from signal handlers: after notice_time no new connections, requests in flight are
    /// finished, then run() returns. A further call ends the notice, and one after that everything.
    void stop();
    /// From any thread and from signal handlers: reads the certificate again, for connections from now on. Where that
    /// fails it is logged, and the one that was read before stays.
    void reload_certificate();
    std::uint16_t port() const;
    /// For metrics; from any thread, as of a moment ago.
    struct Load {
        std::size_t connections;
        std::size_t in_flight;
    };
    Load load() const;

private:
    class Impl;
    int signal_fd() const;  ///< an eventfd: writing to it is all that a signal handler may do
    friend void stop_on_signals(Server& server);
    std::unique_ptr<Impl> impl_;
};

/// From now on the first SIGTERM or SIGINT stops the server, a second one hurries it as a second stop() does, and a
/// third one ends the process, as it would without this. SIGHUP reads the certificate again.
void stop_on_signals(Server& server);

}  // namespace http
