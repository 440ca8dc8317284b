#pragma once

// The only header that names the network library: for connection.cpp and server.cpp, and nobody else.
#include <array>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/mailbox.hpp"
#include "http/server.hpp"
#include "http/session.hpp"
#include "http/tls.hpp"
#include "http/work_pool.hpp"

namespace http {

using Executor = boost::asio::io_context::executor_type;  // the sockets know their loop: no type erasure a wait
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

class Connection;

/// What the connections of a server share.
struct Loop {
    Loop(const Router& router, const Options& options);
    ~Loop() { mailbox->close(); }
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    static constexpr std::size_t kReadBytesMax = std::size_t{64} * 1024;

    boost::asio::io_context io{1};
    SessionContext context;
    std::optional<TlsServer> tls;
    std::array<char, kReadBytesMax> scratch;  // one for all: an idle connection holds no buffer
    std::vector<std::shared_ptr<Connection>> connections;
    std::shared_ptr<Mailbox> mailbox;
    bool drains = false;
    const bool has_readers;
    WorkPool readers;
    WorkPool workers;  // last, with the readers: their jobs end first
};

/// The socket of a session. Everything happens on the I/O thread.
class Connection final : public Recipient, public std::enable_shared_from_this<Connection>, Session::Desk {
public:
    Connection(Loop& loop, Socket socket, std::string peer);

    void open(Letter letter) override;
    void expire_at(Session::Time now);
    void drain();
    void close();
    /// Does what the session wants next, until it has to wait.
    void advance();
    const Session& session() const { return session_; }

private:
    /// The body of the answer in hand, where it comes in pieces.
    struct Body {
        std::shared_ptr<Source> source;
        std::shared_ptr<Stream> stream;
        std::string incident;
        bool is_asked = false;  ///< a worker makes the next piece
    };

    std::optional<Response> take(const Match& match, Request request) override;
    Reply reply_later();
    std::optional<Response> hand_over(WorkPool& pool, const Route& route, Request request);
    void begin_body(Source source, std::shared_ptr<Stream> stream, const std::string& incident) override;
    void take_pieces();
    void take_from_stream();
    void ask_source();
    void receive_piece(const Piece& piece);
    void end_body();
    void cut();
    bool shake_hands();
    void wait_to_read();
    void wait_to_write();
    void read();
    bool send();
    /// Bytes moved now. None: it waits for the socket, or the connection is closed.
    std::optional<std::size_t> receive_some();
    std::optional<std::size_t> send_some();
    void obey(TlsChannel::State state);

    Loop& loop_;
    Socket socket_;
    std::unique_ptr<TlsChannel> tls_;  ///< none: in the clear
    Session session_;
    std::unique_ptr<Body> body_;
    std::size_t slot_;  ///< in the list of connections
    bool waits_to_read_ = false;
    bool waits_to_write_ = false;
    bool has_shut_down_ = false;
    bool shakes_hands_;
    bool has_begun_ = false;  ///< the first byte has come
};

}  // namespace http
