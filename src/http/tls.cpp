#include "http/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <csignal>

#include "base/check.hpp"
#include "base/failure.hpp"

namespace http {
namespace {

constexpr const char* kCiphers12 = "ECDHE+AESGCM:ECDHE+CHACHA20";
constexpr unsigned char kHttp11[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

std::string last_error() {
    const auto code = ERR_peek_last_error();
    const char* reason = ERR_reason_error_string(code);
    return reason == nullptr ? "it cannot be read" : reason;
}

/// A client that names protocols, and not ours, is told so (RFC 7301).
int choose_protocol(SSL*, const unsigned char** out, unsigned char* length, const unsigned char* in, unsigned int count,
                    void*) {
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, length, kHttp11, sizeof kHttp11, in, count) != OPENSSL_NPN_NEGOTIATED) {
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    }
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

/// A server has nobody whom it could ask for the password of a key.
int no_password(char*, int, int, void*) {
    return 0;
}

std::shared_ptr<SSL_CTX> read_context(const TlsFiles& files) {
    const std::shared_ptr<SSL_CTX> context{SSL_CTX_new(TLS_server_method()), SSL_CTX_free};
    CHECK(context != nullptr);
    ERR_clear_error();
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    CHECK(SSL_CTX_set_cipher_list(context.get(), kCiphers12) == 1);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context.get(), 0);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    // An idle connection holds no buffers.
    SSL_CTX_set_mode(context.get(),
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
    SSL_CTX_set_default_passwd_cb(context.get(), no_password);
    if (SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str()) != 1) {
        throw base::BadInput("is no certificate: " + last_error(), files.certificate, "give a PEM file");
    }
    if (SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context.get()) != 1) {
        throw base::BadInput("is not the private key of the certificate: " + last_error(), files.key,
                             "give a PEM file without a password");
    }
    return context;
}

}  // namespace

TlsChannel::TlsChannel(ssl_st* ssl) : ssl_(ssl) {}

TlsChannel::~TlsChannel() {
    SSL_free(ssl_);
}

TlsChannel::State TlsChannel::state_of(int result) {
    if (result > 0) return State::Done;
    switch (SSL_get_error(ssl_, result)) {
        case SSL_ERROR_WANT_READ:
            return State::WantsRead;
        case SSL_ERROR_WANT_WRITE:
            return State::WantsWrite;
        default:
            return State::Ended;
    }
}

TlsChannel::State TlsChannel::shake_hands() {
    ERR_clear_error();
    return state_of(SSL_do_handshake(ssl_));
}

TlsChannel::Moved TlsChannel::read(std::span<char> into) {
    ERR_clear_error();
    std::size_t bytes = 0;
    const auto state = state_of(SSL_read_ex(ssl_, into.data(), into.size(), &bytes));
    return {state, bytes};
}

TlsChannel::Moved TlsChannel::write(std::string_view bytes) {
    ERR_clear_error();
    std::size_t written = 0;
    const auto state = state_of(SSL_write_ex(ssl_, bytes.data(), bytes.size(), &written));
    return {state, written};
}

void TlsChannel::say_goodbye() {
    ERR_clear_error();
    if (SSL_is_init_finished(ssl_) == 1) static_cast<void>(SSL_shutdown(ssl_));
}

TlsServer::TlsServer(TlsFiles files) : files_(std::move(files)), shown_(read_context(files_)) {
    // OpenSSL writes to sockets without asking to be spared the signal.
    std::signal(SIGPIPE, SIG_IGN);
}

void TlsServer::reload() {
    shown_ = read_context(files_);
}

std::unique_ptr<TlsChannel> TlsServer::begin(int socket) const {
    auto* ssl = SSL_new(shown_.get());
    CHECK(ssl != nullptr);
    auto channel = std::make_unique<TlsChannel>(ssl);
    CHECK(SSL_set_fd(ssl, socket) == 1);
    SSL_set_accept_state(ssl);
    return channel;
}

}  // namespace http
