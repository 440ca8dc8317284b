#include "http/request_parser.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "http/names.hpp"
#include "http/url.hpp"

namespace http {
namespace beast = boost::beast;

class RequestParser::Impl final : public beast::http::basic_parser<true> {
public:
    explicit Impl(std::size_t header_bytes_max) : header_bytes_max_(header_bytes_max) {
        header_limit(static_cast<std::uint32_t>(header_bytes_max));
        body_limit(boost::none);
    }

    std::size_t take(std::string_view bytes);
    bool allow_body(std::size_t body_bytes_max);
    void refuse(int status) {
        state = State::Refused;
        refused_status = status;
    }

    Request request;
    State state = State::Head;
    int refused_status = 0;
    bool expects_continue = false;
    bool is_http_1_0 = false;

private:
    using error_code = beast::error_code;
    using text = beast::string_view;

    void on_request_impl(beast::http::verb, text method, text target, int version, error_code& ec) override;
    void on_field_impl(beast::http::field field, text name, text value, error_code& ec) override;
    void on_header_impl(error_code& ec) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(text body, error_code&) override {
        request.body.append(body.data(), body.size());
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, text, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, text body, error_code&) override {
        request.body.append(body.data(), body.size());
        return body.size();
    }
    void on_finish_impl(error_code&) override {}
    void on_response_impl(int, text, int, error_code&) override {}

    /// The stop of the parser is an error code of its own; which status it means is kept here.
    void refuse(int status, error_code& ec) {
        refuse(status);
        ec = beast::http::error::bad_value;
    }

    std::size_t header_bytes_max_;
    std::size_t framing_bytes_ = 0;  ///< of the head, then of chunk headers since the last data
    int hosts_ = 0;
};

void RequestParser::Impl::on_request_impl(beast::http::verb, text method, text target, int version, error_code& ec) {
    request.method.assign(method.data(), method.size());
    request.headers.reserve(8);
    is_http_1_0 = version == 10;
    if (!set_target(request, {target.data(), target.size()})) refuse(400, ec);
}

void RequestParser::Impl::on_field_impl(beast::http::field field, text name, text value, error_code& ec) {
    if (state != State::Head) return;  // a trailer
    if (field == beast::http::field::transfer_encoding) {
        if (is_http_1_0) return refuse(400, ec);
        if (!same_name({value.data(), value.size()}, "chunked")) return refuse(501, ec);
    }
    if (field == beast::http::field::host) ++hosts_;
    if (field == beast::http::field::expect)
        expects_continue = !is_http_1_0 && same_name({value.data(), value.size()}, "100-continue");
    request.headers.emplace_back(std::piecewise_construct, std::forward_as_tuple(name.data(), name.size()),
                                 std::forward_as_tuple(value.data(), value.size()));
}

void RequestParser::Impl::on_header_impl(error_code& ec) {
    if (hosts_ > 1 || (hosts_ == 0 && !is_http_1_0)) return refuse(400, ec);
    state = State::HeadRead;
}

std::size_t RequestParser::Impl::take(std::string_view bytes) {
    std::size_t used = 0;
    while (state == State::Head || state == State::Body) {
        if (is_done()) {
            state = State::Done;
            break;
        }
        error_code ec;
        const auto body_before = request.body.size();
        const auto n = put(boost::asio::const_buffer{bytes.data() + used, bytes.size() - used}, ec);
        used += n;
        // The library bounds what it looks at in one go, not what comes in many small pieces.
        framing_bytes_ = request.body.size() == body_before ? framing_bytes_ + n : 0;
        const bool waits = ec == beast::http::error::need_more;
        if (state == State::Refused) break;
        if (ec == beast::http::error::body_limit) {
            refuse(413);
        } else if (ec == beast::http::error::header_limit ||
                   framing_bytes_ + (waits ? bytes.size() - used : 0) > header_bytes_max_) {
            refuse(431);
        } else if (ec && !waits) {
            refuse(400);
        } else if (waits || (used == bytes.size() && !is_done() && state == State::Body)) {
            break;
        }
    }
    return used;
}

bool RequestParser::Impl::allow_body(std::size_t body_bytes_max) {
    const auto length = content_length();
    if (length && *length > body_bytes_max) {
        refuse(413);
        return false;
    }
    body_limit(body_bytes_max);
    framing_bytes_ = 0;
    state = is_done() ? State::Done : State::Body;
    return true;
}

RequestParser::RequestParser(std::size_t header_bytes_max) : impl_(std::make_unique<Impl>(header_bytes_max)) {}
RequestParser::~RequestParser() = default;
std::size_t RequestParser::feed(std::string_view bytes) {
    return impl_->take(bytes);
}
bool RequestParser::allow_body(std::size_t body_bytes_max) {
    return impl_->allow_body(body_bytes_max);
}
RequestParser::State RequestParser::state() const {
    return impl_->state;
}
int RequestParser::refused_status() const {
    return impl_->refused_status;
}
bool RequestParser::expects_continue() const {
    return impl_->expects_continue;
}
bool RequestParser::keeps_alive() const {
    return impl_->keep_alive();
}
bool RequestParser::is_http_1_0() const {
    return impl_->is_http_1_0;
}
Request& RequestParser::request() {
    return impl_->request;
}

}  // namespace http
