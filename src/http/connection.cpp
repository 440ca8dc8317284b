#include "http/connection.hpp"

#include <sys/socket.h>

#include <boost/asio/post.hpp>

#include "http/problem.hpp"
#include "http/stream.hpp"

namespace http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kPiecesMax = 16;
constexpr char kTlsHandshake = 0x16;  ///< the first byte of every TLS connection (RFC 8446 section 5.1)
constexpr std::size_t kStreamBytesMax = std::size_t{16} * 1024;  ///< taken from a stream at once

}  // namespace

Loop::Loop(const Router& router, const Options& options)
    : context{.router = router,
              .limits = options.limits,
              .on_answered = options.on_answered,
              .is_secure = options.tls.has_value()},
      mailbox(std::make_shared<Mailbox>([this] { asio::post(io, [this] { mailbox->deliver(); }); })),
      has_readers(options.readers > 0),
      readers(options.readers, options.read_queue_max, WorkPool::Priority::Normal),
      workers(options.workers, options.work_queue_max) {
    if (options.tls) tls.emplace(*options.tls);
}

Connection::Connection(Loop& loop, Socket socket, std::string peer)
    : loop_(loop),
      socket_(std::move(socket)),
      tls_(loop.tls ? loop.tls->begin(socket_.native_handle()) : nullptr),
      session_(loop.context, *this, std::move(peer), Clock::now()),
      slot_(loop.connections.size()),
      shakes_hands_(tls_ != nullptr) {}

void Connection::open(Letter letter) {
    if (!socket_.is_open()) return;
    if (auto* response = std::get_if<Response>(&letter)) {
        session_.answer(std::move(*response), Clock::now());
    } else if (const auto* piece = std::get_if<Piece>(&letter)) {
        receive_piece(*piece);
    }
    advance();
}

void Connection::expire_at(Session::Time now) {
    if (now < session_.deadline()) return;
    session_.expire(now);
    advance();
}

void Connection::drain() {
    session_.drain();
    if (body_ && body_->stream) body_->stream->say_farewell();
    advance();
}

std::optional<Response> Connection::take(const Match& match, Request request) {
    const auto& router = loop_.context.router;
    if (!match.route) return router.answer_unrouted(match, request);
    if (match.route->lane == Lane::Work) return hand_over(loop_.workers, *match.route, std::move(request));
    if (loop_.has_readers) return hand_over(loop_.readers, *match.route, std::move(request));
    if (match.route->lane == Lane::Read) return router.answer(*match.route, request);
    router.queue(*match.route, request, reply_later());
    return std::nullopt;
}

Reply Connection::reply_later() {
    return
        [mailbox = loop_.mailbox, to = weak_from_this()](Response response) { mailbox->put(to, std::move(response)); };
}

std::optional<Response> Connection::hand_over(WorkPool& pool, const Route& route, Request request) {
    const bool taken =
        pool.offer([&router = loop_.context.router, &route, reply = reply_later(), asked = std::move(request)] {
            if (route.lane == Lane::Write) {
                router.queue(route, asked, reply);
            } else {
                reply(router.answer(route, asked));
            }
        });
    return taken ? std::nullopt : std::optional{problem(503)};
}

void Connection::begin_body(Source source, std::shared_ptr<Stream> stream, const std::string& incident) {
    body_ = std::make_unique<Body>();
    body_->incident = incident;
    body_->stream = std::move(stream);
    if (source) body_->source = std::make_shared<Source>(std::move(source));
    if (!body_->stream) return;
    body_->stream->attach([mailbox = loop_.mailbox, to = weak_from_this()] { mailbox->put(to, News{}); });
    if (loop_.drains) body_->stream->say_farewell();
}

void Connection::take_pieces() {
    if (body_->stream) return take_from_stream();
    if (!body_->is_asked) ask_source();
}

void Connection::take_from_stream() {
    while (session_.wants_piece()) {
        const auto taken = body_->stream->take(kStreamBytesMax);
        if (taken.state == Stream::State::TooSlow) return cut();
        const auto now = Clock::now();
        for (const auto& piece : taken.pieces) session_.put_piece(*piece, now);
        if (taken.state == Stream::State::Ended) return end_body();
        if (taken.pieces.empty()) return;
    }
}

void Connection::ask_source() {
    body_->is_asked = true;
    loop_.workers.go_on([mailbox = loop_.mailbox, to = weak_from_this(), &router = loop_.context.router,
                         source = body_->source, incident = body_->incident] {
        if (to.expired()) return;
        Piece piece;
        try {
            piece.bytes = (*source)();
        } catch (const std::exception& e) {
            router.report(incident, std::string{"the body broke off: "} + e.what());
            piece.is_broken = true;
        }
        mailbox->put(to, std::move(piece));
    });
}

void Connection::receive_piece(const Piece& piece) {
    if (!body_) return;
    body_->is_asked = false;
    if (piece.is_broken) return cut();
    if (piece.bytes.empty()) return end_body();
    session_.put_piece(piece.bytes, Clock::now());
}

void Connection::end_body() {
    if (body_->stream) body_->stream->detach();
    body_.reset();
    session_.end_body(Clock::now());
}

/// A reset, not an orderly end: a body without framing would look whole.
void Connection::cut() {
    error_code ignored;
    socket_.set_option(tcp::socket::linger{true, 0}, ignored);
    session_.cut_body();
    tls_.reset();  // without a goodbye
    close();
}

void Connection::advance() {
    while (socket_.is_open()) {
        if (shakes_hands_ && !shake_hands()) return;
        if (body_ && session_.wants_piece()) take_pieces();
        if (!socket_.is_open()) return;
        switch (session_.next()) {
            case Session::Next::Send:
                if (!send()) return;
                break;
            case Session::Next::Read:
                return wait_to_read();
            case Session::Next::Wait:
                if (body_ && body_->stream) wait_to_read();  // or nobody would see that the client is gone
                return;
            case Session::Next::Close:
                return close();
            case Session::Next::Linger:
                if (!has_shut_down_) {
                    if (tls_) tls_->say_goodbye();
                    error_code ignored;
                    socket_.shutdown(tcp::socket::shutdown_send, ignored);
                    has_shut_down_ = true;
                }
                return wait_to_read();
        }
    }
}

/// False while the two sides have not agreed yet, or where they cannot.
bool Connection::shake_hands() {
    if (session_.next() == Session::Next::Close) {  // it took too long
        close();
        return false;
    }
    if (!has_begun_) {
        // A browser that was given "http://" by mistake gets words instead of silence.
        char first = 0;
        const auto seen = ::recv(socket_.native_handle(), &first, 1, MSG_PEEK);
        if (seen < 0) {
            wait_to_read();
            return false;
        }
        has_begun_ = true;
        if (seen == 1 && first != kTlsHandshake) {
            tls_.reset();
            shakes_hands_ = false;
            session_.turn_away(https_needed(), Clock::now());
            return true;
        }
    }
    const auto state = tls_->shake_hands();
    shakes_hands_ = state != TlsChannel::State::Done;
    obey(state);
    return !shakes_hands_;
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

void Connection::wait_to_write() {
    if (waits_to_write_) return;
    waits_to_write_ = true;
    socket_.async_wait(tcp::socket::wait_write, [self = shared_from_this()](error_code ec) {
        self->waits_to_write_ = false;
        if (ec) return self->close();
        self->advance();
    });
}

void Connection::obey(TlsChannel::State state) {
    if (state == TlsChannel::State::WantsRead) return wait_to_read();
    if (state == TlsChannel::State::WantsWrite) return wait_to_write();
    if (state == TlsChannel::State::Ended) close();
}

std::optional<std::size_t> Connection::receive_some() {
    if (tls_) {
        const auto moved = tls_->read(loop_.scratch);
        obey(moved.state);
        return moved.state == TlsChannel::State::Done ? std::optional{moved.bytes} : std::nullopt;
    }
    error_code ec;
    const auto n = socket_.read_some(asio::buffer(loop_.scratch), ec);
    if (!ec) return n;
    if (ec == asio::error::would_block) {
        wait_to_read();
    } else {
        close();
    }
    return std::nullopt;
}

void Connection::read() {
    if (shakes_hands_) return advance();
    const auto next = session_.next();
    const bool is_streaming = body_ && body_->stream;
    if (next != Session::Next::Read && next != Session::Next::Linger && !is_streaming) return;
    const auto n = receive_some();
    if (!n) return;
    // Behind a stream the connection is closed, so nothing that the client sends there can be a request.
    if (!is_streaming) session_.receive({loop_.scratch.data(), *n}, Clock::now());
    advance();
}

std::optional<std::size_t> Connection::send_some() {
    std::array<std::string_view, kPiecesMax> pieces;
    const auto count = session_.unsent(pieces);
    if (tls_) {
        const auto moved = tls_->write(pieces[0]);
        obey(moved.state);
        return moved.state == TlsChannel::State::Done ? std::optional{moved.bytes} : std::nullopt;
    }
    std::array<asio::const_buffer, kPiecesMax> buffers;
    for (std::size_t i = 0; i < count; ++i) buffers[i] = {pieces[i].data(), pieces[i].size()};
    error_code ec;
    const auto n = count == 1 ? socket_.write_some(buffers[0], ec) : socket_.write_some(buffers, ec);
    if (!ec) return n;
    if (ec == asio::error::would_block) {
        wait_to_write();
    } else {
        close();
    }
    return std::nullopt;
}

/// False where the client takes no more for now, or is gone.
bool Connection::send() {
    if (waits_to_write_) return false;
    const auto n = send_some();
    if (n) session_.sent(*n, Clock::now());
    return n.has_value();
}

void Connection::close() {
    if (!socket_.is_open()) return;
    const auto self = shared_from_this();  // the list may hold the last other one
    error_code ignored;
    if (tls_) tls_->say_goodbye();
    socket_.close(ignored);
    if (body_ && body_->stream) body_->stream->detach();
    body_.reset();
    auto& list = loop_.connections;
    list.back()->slot_ = slot_;
    list[slot_] = std::move(list.back());
    list.pop_back();
    if (loop_.drains && list.empty()) loop_.io.stop();
}

}  // namespace http
