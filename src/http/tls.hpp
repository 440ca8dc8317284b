#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace http {

/// Where certificate (with those between it and the root behind it) and private key lie, as PEM.
struct TlsFiles {
    std::string certificate;
    std::string key;
};

/// TLS over one socket that does not block. The socket belongs to somebody else.
class TlsChannel {
public:
    enum class State { Done, WantsRead, WantsWrite, Ended };
    struct Moved {
        State state;
        std::size_t bytes = 0;
    };

    explicit TlsChannel(ssl_st* ssl);
    ~TlsChannel();
    TlsChannel(const TlsChannel&) = delete;
    TlsChannel& operator=(const TlsChannel&) = delete;

    State shake_hands();
    Moved read(std::span<char> into);
    /// Where it wants something first, the same bytes have to be given again; more may stand behind them.
    Moved write(std::string_view bytes);
    /// Tells the other side that nothing follows, if there is room for it.
    void say_goodbye();

private:
    State state_of(int result);

    ssl_st* ssl_;
};

/// What a server shows and accepts: TLS 1.2 with forward secrecy and 1.3, HTTP/1.1 by ALPN. No tickets, no
/// renegotiation, no compression.
class TlsServer {
public:
    /// Throws base::BadInput where a file cannot be read or the two do not belong together. From then on a closed
    /// connection no longer ends this process by SIGPIPE.
    explicit TlsServer(TlsFiles files);
    /// Reads the files again, for connections from now on. Throws like the constructor; then all stays as it is.
    void reload();
    /// For a socket that was just accepted.
    std::unique_ptr<TlsChannel> begin(int socket) const;

private:
    TlsFiles files_;
    std::shared_ptr<ssl_ctx_st> shown_;
};

}  // namespace http
