#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "http/request_parser.hpp"
#include "http/response_writer.hpp"
#include "http/router.hpp"

namespace http {

/// What one connection may cost.
struct Limits {
    std::size_t header_bytes_max = std::size_t{16} * 1024;      ///< request line and headers
    std::size_t body_bytes_max = std::size_t{8} * 1024 * 1024;  ///< where the route says nothing else
    std::chrono::milliseconds header_time{10'000};              ///< from the first byte to the empty line
    std::chrono::milliseconds body_time{30'000};   ///< for the body, and a second more for each 4 KiB of it
    std::chrono::milliseconds idle_time{75'000};   ///< between two requests
    std::chrono::milliseconds write_time{30'000};  ///< without the client taking a byte; and on average 4 KiB a second
};

/// A request as it was answered, for logs and metrics.
struct Answered {
    std::string_view route;  ///< its stable name; empty where no route was found
    int status;
    std::chrono::duration<double> took;
    std::string_view request_id;
    std::string_view caller;
};

/// What all sessions of a server have together; used on its I/O thread only.
struct SessionContext {
    const Router& router;
    Limits limits = {};
    std::function<void(const Answered&)> on_answered = nullptr;
    std::size_t in_flight = 0;  ///< requests handed over and not answered
    bool is_secure = false;     ///< every connection is under TLS
    DateLine date = {};
    base::Ids ids{base::secure_random()};
};

/// The protocol of one connection without its socket: bytes go in, bytes come out, and a deadline is named. Requests
/// are answered one behind the other in the order they came; while one is at work or answers are unsent, no more is
/// read, so a client cannot pile up work. Holds no buffer while idle.
class Session {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Where requests are worked on: an answer at once, or nothing, and then answer() later.
    class Desk {
    public:
        virtual ~Desk() = default;
        virtual std::optional<Response> take(const Match& match, Request request) = 0;
        /// The body of the answer comes in pieces: from now on they are to be put here. One without this has none such.
        virtual void begin_body(Source /*source*/, std::shared_ptr<Stream> /*stream*/,
                                const std::string& /*incident*/) {}
    };

    Session(SessionContext& context, Desk& desk, std::string peer, Time now);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void receive(std::string_view bytes, Time now);
    void answer(Response response, Time now);
    /// Says this before anything was asked, in the clear, and ends.
    void turn_away(Response response, Time now);

    /// The bytes to send next, as many pieces as fit; how many are filled in.
    std::size_t unsent(std::span<std::string_view> pieces) const;
    bool has_unsent() const { return !out_.empty(); }
    void sent(std::size_t bytes, Time now);

    /// The body of the answer in hand comes in pieces, and the client has taken nearly all of what there is.
    bool wants_piece() const { return phase_ == Phase::Streaming && out_bytes_ < kUnsentBytesMax; }
    void put_piece(std::string_view piece, Time now);
    void end_body(Time now);
    /// The rest of the body cannot be made: what is unsent is dropped, and the client sees that it is not whole.
    void cut_body();

    enum class Next { Read, Send, Wait, Close, Linger };
    /// What the connection is to do. Linger: send no more, throw away what still comes, then close; a close at once
    /// could take the answer from a client that is still sending.
    Next next() const;

    Time deadline() const;
    /// The deadline has passed. A client that was sending is told 408; one that takes nothing is hung up on.
    void expire(Time now);
    /// The server stops: no request after the one in hand.
    void drain();
    /// When the last answer was given, or the connection made.
    Time idle_since() const { return idle_since_; }
    /// Between two requests, nothing to send.
    bool is_idle() const { return phase_ == Phase::Idle && out_.empty() && rest_.empty(); }

private:
    enum class Phase { Idle, Head, Body, Answering, Streaming, Ended };
    /// Above this, answers are sent before more requests are read or more of a body is made.
    static constexpr std::size_t kUnsentBytesMax = std::size_t{64} * 1024;
    struct Outgoing {
        std::string text;
        std::string_view fixed;
        std::shared_ptr<const std::string> shared;
        std::string_view bytes() const { return shared ? *shared : fixed.empty() ? std::string_view{text} : fixed; }
    };

    std::size_t consume(std::string_view bytes, Time now);
    void consume_rest(Time now);
    void begin_request(Time now);
    void read_head(Time now);
    void hand_over(Time now);
    void respond(Response response, Time now);
    void finish_response(Time now);
    void tell_answered(const Response& response);
    std::string make_id();
    void refuse(int status, Time now);
    void begin_sending(Time now);
    void push_text(std::string text);
    void push_body(Response response);

    SessionContext& context_;
    Desk& desk_;
    std::string peer_;
    std::string request_id_;  ///< of the request in hand
    std::unique_ptr<RequestParser> parser_;
    Match match_;
    std::string rest_;           ///< received and not yet consumed
    std::vector<Outgoing> out_;  ///< to send, in order
    std::size_t out_sent_ = 0;   ///< of the first of them
    std::size_t out_bytes_ = 0;
    Time deadline_;
    Time body_began_;
    Time idle_since_;
    Time write_deadline_;
    Time asked_;                  ///< when the request in hand was whole
    Time write_began_;            ///< since when something is unsent
    std::size_t sent_since_ = 0;  ///< bytes that the client took since then
    Phase phase_ = Phase::Idle;
    bool is_head_ = false;
    bool is_http_1_0_ = false;
    bool is_chunked_ = false;
    bool keeps_alive_ = true;
    bool lingers_ = false;
    bool drains_ = false;
    bool is_secure_;
};

}  // namespace http
