#include "http/session.hpp"

#include <algorithm>
#include <ctime>

#include "base/check.hpp"
#include "http/problem.hpp"
#include "http/url.hpp"

namespace http {
namespace {

/// A body up to this is copied behind its head; a larger one goes out from where it lies.
constexpr std::size_t kCopiedBodyBytesMax = std::size_t{4} * 1024;
constexpr std::size_t kBytesPerSecondMin = std::size_t{4} * 1024;
constexpr std::chrono::seconds kLingerTime{2};
constexpr std::size_t kRequestIdMax = 64;

/// An id that a client or a proxy gave: it goes into heads and logs, so it has to be plain.
bool is_plain_id(std::string_view id) {
    return !id.empty() && id.size() <= kRequestIdMax && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
}

}  // namespace

Session::Session(SessionContext& context, Desk& desk, std::string peer, Time now)
    : context_(context),
      desk_(desk),
      peer_(std::move(peer)),
      deadline_(now + context.limits.header_time),
      idle_since_(now),
      is_secure_(context.is_secure) {}

Session::~Session() {
    if (phase_ == Phase::Answering) --context_.in_flight;
}

std::string Session::make_id() {
    return context_.ids.next(std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()));
}

void Session::receive(std::string_view bytes, Time now) {
    if (phase_ == Phase::Ended) return;
    if (rest_.empty()) {
        rest_ = bytes.substr(consume(bytes, now));
        return;
    }
    rest_ += bytes;
    consume_rest(now);
}

void Session::consume_rest(Time now) {
    if (rest_.empty()) return;
    rest_.erase(0, consume(rest_, now));
    if (rest_.empty()) std::string{}.swap(rest_);  // an assignment would keep the buffer
}

std::size_t Session::consume(std::string_view bytes, Time now) {
    std::size_t used = 0;
    while (used < bytes.size() && phase_ < Phase::Answering && out_bytes_ < kUnsentBytesMax) {
        if (phase_ == Phase::Idle) {
            // RFC 9112 section 2.2: empty lines before a request are passed over.
            if (bytes[used] == '\r' || bytes[used] == '\n') {
                ++used;
                continue;
            }
            begin_request(now);
        }
        used += parser_->feed(bytes.substr(used));
        if (parser_->state() == RequestParser::State::HeadRead) {
            read_head(now);
            if (phase_ != Phase::Body) continue;
            if (parser_->state() == RequestParser::State::Body) used += parser_->feed(bytes.substr(used));
        }
        if (parser_->state() == RequestParser::State::Refused) {
            refuse(parser_->refused_status(), now);
        } else if (parser_->state() == RequestParser::State::Done) {
            hand_over(now);
        } else {
            if (phase_ == Phase::Body) {
                const auto body_bytes = parser_->request().body.size();
                deadline_ = std::max(deadline_, body_began_ + context_.limits.body_time +
                                                    std::chrono::seconds{body_bytes / kBytesPerSecondMin});
            }
            break;
        }
    }
    return phase_ == Phase::Ended ? bytes.size() : used;
}

void Session::begin_request(Time now) {
    parser_ = std::make_unique<RequestParser>(context_.limits.header_bytes_max);
    phase_ = Phase::Head;
    is_head_ = false;
    is_http_1_0_ = false;
    deadline_ = now + context_.limits.header_time;
}

void Session::read_head(Time now) {
    auto& request = parser_->request();
    match_ = context_.router.match(request.method, raw_path(request));
    is_head_ = request.method == "HEAD";
    is_http_1_0_ = parser_->is_http_1_0();
    keeps_alive_ = parser_->keeps_alive();
    const bool own_limit = match_.route && match_.route->body_bytes_max != 0;
    phase_ = Phase::Body;
    body_began_ = now;
    deadline_ = now + context_.limits.body_time;
    if (!parser_->allow_body(own_limit ? match_.route->body_bytes_max : context_.limits.body_bytes_max)) return;
    if (!parser_->expects_continue() || parser_->state() == RequestParser::State::Done) return;
    if (match_.route) {
        begin_sending(now);
        push_text("HTTP/1.1 100 Continue\r\n\r\n");
    } else {
        // Whether the client sends its body after all cannot be known, so what follows could not be told apart.
        keeps_alive_ = false;
        lingers_ = true;
        hand_over(now);
    }
}

void Session::hand_over(Time now) {
    auto request = std::move(parser_->request());
    parser_.reset();
    request.peer = peer_;
    request.is_secure = is_secure_;
    const auto given = request.header("X-Request-Id");
    request.id = is_plain_id(given) ? std::string{given} : make_id();
    request_id_ = request.id;
    if (context_.on_answered) asked_ = std::chrono::steady_clock::now();
    ++context_.in_flight;
    request.params = std::move(match_.params);
    phase_ = Phase::Answering;
    if (auto response = desk_.take(match_, std::move(request))) respond(std::move(*response), now);
}

void Session::answer(Response response, Time now) {
    CHECK(phase_ == Phase::Answering);
    respond(std::move(response), now);
    consume_rest(now);
}

void Session::respond(Response response, Time now) {
    if (phase_ == Phase::Answering) --context_.in_flight;
    if (phase_ != Phase::Answering) request_id_ = make_id();  // refused before it could be read
    tell_answered(response);
    const bool has_body = !is_head_ && !is_bodiless(response.status);
    const bool in_pieces = has_body && response.is_in_pieces();
    if (drains_ || (in_pieces && (is_http_1_0_ || response.stream))) keeps_alive_ = false;
    is_chunked_ = in_pieces && !is_http_1_0_;
    const auto persistence = !keeps_alive_  ? Persistence::Close
                             : is_http_1_0_ ? Persistence::KeepAlive
                                            : Persistence::Default;
    const auto framing = !response.is_in_pieces() ? Framing::Length
                         : is_http_1_0_           ? Framing::ToTheEnd
                                                  : Framing::Chunked;
    begin_sending(now);
    std::string head;
    head.reserve(256 + (response.bytes().size() <= kCopiedBodyBytesMax ? response.bytes().size() : 0));
    append_head(head, response,
                {.date_line = context_.date.at(std::time(nullptr)),
                 .persistence = persistence,
                 .framing = framing,
                 .request_id = request_id_,
                 .is_secure = is_secure_});
    push_text(std::move(head));
    if (has_body && !in_pieces) push_body(std::move(response));
    match_ = {};
    if (in_pieces) {
        phase_ = Phase::Streaming;
        desk_.begin_body(std::move(response.source), std::move(response.stream), request_id_);
    } else {
        finish_response(now);
    }
}

void Session::tell_answered(const Response& response) {
    if (!context_.on_answered) return;
    const bool was_read = phase_ == Phase::Answering;
    const auto took = was_read ? std::chrono::steady_clock::now() - asked_ : std::chrono::steady_clock::duration{};
    context_.on_answered({.route = match_.route != nullptr ? std::string_view{match_.route->name} : std::string_view{},
                          .status = response.status,
                          .took = took,
                          .request_id = request_id_,
                          .caller = response.caller});
}

void Session::finish_response(Time now) {
    idle_since_ = now;
    phase_ = keeps_alive_ ? Phase::Idle : Phase::Ended;
    deadline_ = now + (keeps_alive_ ? context_.limits.idle_time : kLingerTime);
}

void Session::put_piece(std::string_view piece, Time now) {
    if (phase_ != Phase::Streaming || piece.empty()) return;
    begin_sending(now);
    std::string text;
    if (is_chunked_) {
        append_chunk(text, piece);
    } else {
        text = piece;
    }
    push_text(std::move(text));
}

void Session::end_body(Time now) {
    if (phase_ != Phase::Streaming) return;
    if (is_chunked_) {
        begin_sending(now);
        push_text("0\r\n\r\n");
    }
    if (drains_) keeps_alive_ = false;
    finish_response(now);
    if (out_.empty()) consume_rest(now);
}

void Session::cut_body() {
    if (phase_ != Phase::Streaming) return;
    phase_ = Phase::Ended;
    lingers_ = false;
    out_.clear();
    out_bytes_ = 0;
}

void Session::refuse(int status, Time now) {
    parser_.reset();
    keeps_alive_ = false;
    lingers_ = true;
    respond(problem(status), now);
}

/// To be called before something is put behind what is unsent.
void Session::begin_sending(Time now) {
    if (!out_.empty()) return;
    write_began_ = now;
    sent_since_ = 0;
    write_deadline_ = now + context_.limits.write_time;
}

void Session::turn_away(Response response, Time now) {
    is_secure_ = false;
    keeps_alive_ = false;
    lingers_ = true;
    respond(std::move(response), now);
}

void Session::push_text(std::string text) {
    out_bytes_ += text.size();
    if (out_.empty() || out_.back().shared || !out_.back().fixed.empty())
        out_.push_back({std::move(text), {}, nullptr});
    else
        out_.back().text += text;
}

void Session::push_body(Response response) {
    const auto bytes = response.bytes();
    if (bytes.empty()) return;
    out_bytes_ += bytes.size();
    if (bytes.size() <= kCopiedBodyBytesMax) {
        out_.back().text += bytes;
    } else {
        out_.push_back({std::move(response.body), response.static_body, std::move(response.shared_body)});
    }
}

std::size_t Session::unsent(std::span<std::string_view> pieces) const {
    std::size_t count = 0;
    for (const auto& outgoing : out_) {
        if (count == pieces.size()) break;
        pieces[count] = outgoing.bytes().substr(count == 0 ? out_sent_ : 0);
        ++count;
    }
    return count;
}

void Session::sent(std::size_t bytes, Time now) {
    out_bytes_ -= bytes;
    out_sent_ += bytes;
    std::size_t done = 0;
    while (done < out_.size() && out_sent_ >= out_[done].bytes().size()) out_sent_ -= out_[done++].bytes().size();
    out_.erase(out_.begin(), out_.begin() + static_cast<std::ptrdiff_t>(done));
    sent_since_ += bytes;
    const auto earned = context_.limits.write_time + std::chrono::seconds{sent_since_ / kBytesPerSecondMin};
    write_deadline_ = std::min(now + context_.limits.write_time, write_began_ + earned);
    if (!out_.empty()) return;
    std::vector<Outgoing>{}.swap(out_);
    consume_rest(now);
}

Session::Next Session::next() const {
    if (!out_.empty()) return Next::Send;
    if (phase_ == Phase::Answering || phase_ == Phase::Streaming) return Next::Wait;
    if (phase_ == Phase::Ended) return lingers_ ? Next::Linger : Next::Close;
    return Next::Read;
}

Session::Time Session::deadline() const {
    if (!out_.empty()) return write_deadline_;
    return phase_ == Phase::Answering || phase_ == Phase::Streaming ? Time::max() : deadline_;
}

void Session::expire(Time now) {
    const bool was_sending = out_.empty() && (phase_ == Phase::Head || phase_ == Phase::Body);
    if (was_sending) return refuse(408, now);
    if (phase_ == Phase::Answering) --context_.in_flight;
    phase_ = Phase::Ended;
    lingers_ = false;
    out_.clear();
}

void Session::drain() {
    drains_ = true;
    if (phase_ == Phase::Idle) phase_ = Phase::Ended;
}

}  // namespace http
