#include "http/server.hpp"

#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>

#include "base/failure.hpp"
#include "http/mailbox.hpp"
#include "http/problem.hpp"
#include "http/work_pool.hpp"

namespace http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;  // the sockets know their loop: no type erasure a wait
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
using Descriptor = asio::posix::basic_stream_descriptor<Executor>;

constexpr std::size_t kReadBytesMax = std::size_t{64} * 1024;
constexpr std::size_t kPiecesMax = 16;
constexpr std::chrono::milliseconds kAcceptRetryTime{50};

class Connection;

/// What the connections of a server share.
struct Loop {
    Loop(const Router& router, const Options& options)
        : context{.router = router, .limits = options.limits},
          mailbox(std::make_shared<Mailbox>([this] { asio::post(io, [this] { mailbox->deliver(); }); })),
          workers(options.workers, options.work_queue_max) {}
    ~Loop() { mailbox->close(); }

    asio::io_context io{1};
    SessionContext context;
    std::array<char, kReadBytesMax> scratch;  // one for all: an idle connection holds no buffer
    std::vector<std::shared_ptr<Connection>> connections;
    std::shared_ptr<Mailbox> mailbox;
    bool drains = false;
    WorkPool workers;  // last: its jobs end first
};

/// The socket of a session. Everything happens on the I/O thread.
class Connection final : public Recipient, public std::enable_shared_from_this<Connection>, Session::Desk {
public:
    Connection(Loop& loop, Socket socket, std::string peer)
        : loop_(loop),
          socket_(std::move(socket)),
          session_(loop.context, *this, std::move(peer), Clock::now()),
          slot_(loop.connections.size()) {}

    void answer(Response response) override {
        if (!socket_.is_open()) return;
        session_.answer(std::move(response), Clock::now());
        advance();
    }
    void expire_at(Session::Time now) {
        if (now < session_.deadline()) return;
        session_.expire(now);
        advance();
    }
    void drain() {
        session_.drain();
        advance();
    }
    void close();
    /// Does what the session wants next, until it has to wait.
    void advance();
    const Session& session() const { return session_; }

private:
    std::optional<Response> take(const Match& match, Request request) override;
    void wait_to_read();
    void read();
    bool send();

    Loop& loop_;
    Socket socket_;
    Session session_;
    std::size_t slot_;  ///< in the list of connections
    bool waits_to_read_ = false;
    bool waits_to_write_ = false;
    bool has_shut_down_ = false;
};

std::optional<Response> Connection::take(const Match& match, Request request) {
    const auto& router = loop_.context.router;
    if (!match.route) return router.answer_unrouted(match, request);
    if (match.route->lane == Lane::Read) return router.answer(*match.route, request);
    auto reply = [mailbox = loop_.mailbox, to = weak_from_this()](Response response) {
        mailbox->put(to, std::move(response));
    };
    if (match.route->lane == Lane::Write) {
        router.queue(*match.route, request, std::move(reply));
        return std::nullopt;
    }
    const bool taken = loop_.workers.offer(
        [&router, route = match.route, reply, asked = std::move(request)] { reply(router.answer(*route, asked)); });
    return taken ? std::nullopt : std::optional{problem(503)};
}

void Connection::advance() {
    while (socket_.is_open()) {
        switch (session_.next()) {
            case Session::Next::Send:
                if (!send()) return;
                break;
            case Session::Next::Read:
                return wait_to_read();
            case Session::Next::Wait:
                return;
            case Session::Next::Close:
                return close();
            case Session::Next::Linger:
                if (!has_shut_down_) {
                    error_code ignored;
                    socket_.shutdown(tcp::socket::shutdown_send, ignored);
                    has_shut_down_ = true;
                }
                return wait_to_read();
        }
    }
}

void Connection::wait_to_read() {
    if (waits_to_read_) return;
    waits_to_read_ = true;
    socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code ec) {
        self->waits_to_read_ = false;
        if (ec) return self->close();
        self->read();
    });
}

void Connection::read() {
    const auto next = session_.next();
    if (next != Session::Next::Read && next != Session::Next::Linger) return;
    error_code ec;
    const auto n = socket_.read_some(asio::buffer(loop_.scratch), ec);
    if (ec == asio::error::would_block) return wait_to_read();
    if (ec) return close();
    session_.receive({loop_.scratch.data(), n}, Clock::now());
    advance();
}

/// False where the client takes no more for now, or is gone.
bool Connection::send() {
    if (waits_to_write_) return false;
    std::array<std::string_view, kPiecesMax> pieces;
    const auto count = session_.unsent(pieces);
    std::array<asio::const_buffer, kPiecesMax> buffers;
    for (std::size_t i = 0; i < count; ++i) buffers[i] = {pieces[i].data(), pieces[i].size()};
    error_code ec;
    const auto n = count == 1 ? socket_.write_some(buffers[0], ec) : socket_.write_some(buffers, ec);
    if (!ec) {
        session_.sent(n, Clock::now());
        return true;
    }
    if (ec != asio::error::would_block) {
        close();
        return false;
    }
    waits_to_write_ = true;
    socket_.async_wait(tcp::socket::wait_write, [self = shared_from_this()](error_code waited) {
        self->waits_to_write_ = false;
        if (waited) return self->close();
        self->advance();
    });
    return false;
}

void Connection::close() {
    if (!socket_.is_open()) return;
    const auto self = shared_from_this();  // the list may hold the last other one
    error_code ignored;
    socket_.close(ignored);
    auto& list = loop_.connections;
    list.back()->slot_ = slot_;
    list[slot_] = std::move(list.back());
    list.pop_back();
    if (loop_.drains && list.empty()) loop_.io.stop();
}

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
          stop_fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          stop_wait_(loop_.io, stop_fd_) {
        if (stop_fd_ < 0) throw base::Failure("no file descriptor is free for the server");
        allow_many_files();
        accept();
        tick();
        wait_for_stop();
    }

    void run() {
        loop_.io.run();
        for (std::size_t left = loop_.connections.size(); left-- > 0;) loop_.connections[left]->close();
        loop_.io.restart();
        loop_.io.poll();
    }
    int stop_fd() const { return stop_fd_; }
    std::uint16_t port() const { return acceptor_port_; }

private:
    void accept();
    void take_in(Socket socket, const tcp::endpoint& peer);
    bool make_room();
    void tick();
    void wait_for_stop();
    void begin_drain();

    Options options_;
    Loop loop_;
    Acceptor acceptor_;
    Timer ticker_;
    Timer accept_retry_;
    int stop_fd_;
    Descriptor stop_wait_;
    tcp::endpoint next_peer_;
    std::uint16_t acceptor_port_ = acceptor_.local_endpoint().port();
    std::optional<Session::Time> drains_until_;
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
        append_head(bytes, busy, Persistence::Close, loop_.context.date.at(std::time(nullptr)));
        bytes += busy.body;
        socket.write_some(asio::buffer(bytes), ec);
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
        if (drains_until_ && now >= *drains_until_) return loop_.io.stop();
        tick();
    });
}

void Server::Impl::wait_for_stop() {
    stop_wait_.async_wait(Descriptor::wait_read, [this](error_code ec) {
        std::uint64_t count = 0;
        if (ec || read(stop_fd_, &count, sizeof count) != sizeof count) return;
        if (drains_until_) return loop_.io.stop();
        begin_drain();
        wait_for_stop();
    });
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
    static_cast<void>(!write(impl_->stop_fd(), &one, sizeof one));
}
int Server::stop_fd() const {
    return impl_->stop_fd();
}
std::uint16_t Server::port() const {
    return impl_->port();
}

}  // namespace http
