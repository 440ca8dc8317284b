#include "http/server.hpp"

#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>

#include "base/failure.hpp"
#include "base/log.hpp"
#include "http/connection.hpp"
#include "http/problem.hpp"

namespace http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
using Descriptor = asio::posix::basic_stream_descriptor<Executor>;

constexpr std::chrono::milliseconds kAcceptRetryTime{50};
/// What is added to the eventfd: one for each wish to stop, and this for each wish to read the certificate again.
constexpr std::uint64_t kReload = std::uint64_t{1} << 32;

Acceptor listen(asio::io_context& io, const Options& options) {
    const auto where = options.address + ":" + std::to_string(options.port);
    error_code ec;
    const auto address = asio::ip::make_address(options.address, ec);
    if (ec) throw base::BadInput("is not an IP address", options.address, "give one such as 127.0.0.1");
    Acceptor acceptor{io};
    const tcp::endpoint endpoint{address, options.port};
    acceptor.open(endpoint.protocol(), ec);
    if (!ec) acceptor.set_option(tcp::acceptor::reuse_address{true}, ec);
    if (!ec) acceptor.bind(endpoint, ec);
    if (!ec) acceptor.listen(tcp::acceptor::max_listen_connections, ec);
    if (ec == asio::error::address_in_use)
        throw base::Failure(where + " is in use: stop the other server or choose --listen");
    if (ec) throw base::Failure("cannot listen on " + where + ": " + ec.message() + "; choose --listen");
    return acceptor;
}

/// A connection is a file, and the usual soft limit of 1,024 is far below what the server takes.
void allow_many_files() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    static_cast<void>(setrlimit(RLIMIT_NOFILE, &files));
}

Clock::duration tick_time(const Limits& limits) {
    const auto shortest = std::min({limits.header_time, limits.body_time, limits.idle_time, limits.write_time});
    return std::clamp(shortest / 4, std::chrono::milliseconds{5}, std::chrono::milliseconds{250});
}

}  // namespace

class Server::Impl {
public:
    Impl(Options options, const Router& router)
        : options_(std::move(options)),
          loop_(router, options_),
          acceptor_(listen(loop_.io, options_)),
          ticker_(loop_.io),
          accept_retry_(loop_.io),
          notice_(loop_.io),
          signal_fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          signal_wait_(loop_.io, signal_fd_) {
        if (signal_fd_ < 0) throw base::Failure("no file descriptor is free for the server");
        allow_many_files();
        accept();
        tick();
        wait_for_signal();
    }

    void run() {
        loop_.io.run();
        for (std::size_t left = loop_.connections.size(); left-- > 0;) loop_.connections[left]->close();
        loop_.io.restart();
        loop_.io.poll();
    }
    int signal_fd() const { return signal_fd_; }
    std::uint16_t port() const { return acceptor_port_; }
    Load load() const { return {connections_, in_flight_}; }

private:
    void accept();
    void take_in(Socket socket, const tcp::endpoint& peer);
    bool make_room();
    void tick();
    void wait_for_signal();
    void begin_drain();
    void reload_certificate();

    Options options_;
    Loop loop_;
    Acceptor acceptor_;
    Timer ticker_;
    Timer accept_retry_;
    Timer notice_;
    int signal_fd_;
    Descriptor signal_wait_;
    tcp::endpoint next_peer_;
    std::uint16_t acceptor_port_ = acceptor_.local_endpoint().port();
    std::optional<Session::Time> drains_until_;
    bool was_told_ = false;
    std::atomic<std::size_t> connections_ = 0;  ///< as of the last tick
    std::atomic<std::size_t> in_flight_ = 0;
};

void Server::Impl::accept() {
    acceptor_.async_accept(next_peer_, [this](error_code ec, Socket socket) {
        if (!acceptor_.is_open()) return;
        if (!ec) take_in(std::move(socket), next_peer_);
        if (!ec || ec == asio::error::connection_aborted) return accept();
        // No file is free: what waits in the backlog keeps waiting.
        accept_retry_.expires_after(kAcceptRetryTime);
        accept_retry_.async_wait([this](error_code waited) {
            if (!waited && acceptor_.is_open()) accept();
        });
    });
}

void Server::Impl::take_in(Socket socket, const tcp::endpoint& peer) {
    error_code ec;
    socket.non_blocking(true, ec);
    if (!ec) socket.set_option(tcp::no_delay{true}, ec);
    if (ec) return;
    if (loop_.connections.size() >= options_.connections_max && !make_room()) {
        const auto busy = problem(503);
        std::string bytes;
        append_head(bytes, busy,
                    {.date_line = loop_.context.date.at(std::time(nullptr)), .persistence = Persistence::Close});
        bytes += busy.body;
        if (!loop_.tls) socket.write_some(asio::buffer(bytes), ec);  // under TLS nobody could read it
        return;
    }
    const auto connection = std::make_shared<Connection>(loop_, std::move(socket), peer.address().to_string());
    loop_.connections.push_back(connection);
    connection->advance();
}

bool Server::Impl::make_room() {
    const std::shared_ptr<Connection>* oldest = nullptr;
    for (const auto& connection : loop_.connections)
        if (connection->session().is_idle() &&
            (!oldest || connection->session().idle_since() < (*oldest)->session().idle_since()))
            oldest = &connection;
    if (!oldest) return false;
    (*oldest)->close();
    return true;
}

void Server::Impl::tick() {
    ticker_.expires_after(tick_time(options_.limits));
    ticker_.async_wait([this](error_code) {
        const auto now = Clock::now();
        // From the back: one that closes is replaced by the last, which has been seen.
        for (std::size_t left = loop_.connections.size(); left-- > 0;) loop_.connections[left]->expire_at(now);
        connections_ = loop_.connections.size();
        in_flight_ = loop_.context.in_flight;
        if (drains_until_ && now >= *drains_until_) return loop_.io.stop();
        tick();
    });
}

void Server::Impl::wait_for_signal() {
    signal_wait_.async_wait(Descriptor::wait_read, [this](error_code ec) {
        std::uint64_t count = 0;
        if (ec || read(signal_fd_, &count, sizeof count) != sizeof count) return;
        if (count >= kReload) {
            reload_certificate();
            if (count % kReload == 0) return wait_for_signal();
        }
        if (drains_until_) return loop_.io.stop();
        if (!std::exchange(was_told_, true)) {
            options_.on_stop();
            notice_.expires_after(options_.notice_time);
            notice_.async_wait([this](error_code cancelled) {
                if (!cancelled && !drains_until_) begin_drain();
            });
        } else {
            begin_drain();  // told twice: no more time for notice
        }
        wait_for_signal();
    });
}

void Server::Impl::reload_certificate() {
    if (!loop_.tls) return;
    try {
        loop_.tls->reload();
        base::log_info("the certificate was read again");
    } catch (const base::BadInput& bad) {
        base::log_error("the certificate stays as it was", bad.what());
    }
}

void Server::Impl::begin_drain() {
    loop_.drains = true;
    drains_until_ = Clock::now() + options_.drain_time;
    error_code ignored;
    acceptor_.close(ignored);
    for (std::size_t left = loop_.connections.size(); left-- > 0;) loop_.connections[left]->drain();
    if (loop_.connections.empty()) loop_.io.stop();
}

Server::Server(Options options, const Router& router) : impl_(std::make_unique<Impl>(std::move(options), router)) {}
Server::~Server() = default;
void Server::run() {
    impl_->run();
}
void Server::stop() {
    const std::uint64_t one = 1;
    static_cast<void>(!write(impl_->signal_fd(), &one, sizeof one));
}
void Server::reload_certificate() {
    static_cast<void>(!write(impl_->signal_fd(), &kReload, sizeof kReload));
}
int Server::signal_fd() const {
    return impl_->signal_fd();
}
Server::Load Server::load() const {
    return impl_->load();
}
std::uint16_t Server::port() const {
    return impl_->port();
}

}  // namespace http
