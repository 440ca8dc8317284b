#include "http/tls.hpp"

#include <doctest/doctest.h>
#include <openssl/ssl.h>

#include <fstream>

#include "base/failure.hpp"
#include "tests/http/certificate.hpp"
#include "tests/http/running_server.hpp"

namespace {

using namespace std::chrono_literals;

/// Speaks TLS to 127.0.0.1 and blocks.
class TlsClient {
public:
    struct Wish {
        int version_max = 0;  ///< 0: the newest
        std::string protocols = "\x08http/1.1";
    };
    explicit TlsClient(std::uint16_t port) : TlsClient(port, Wish{}) {}
    TlsClient(std::uint16_t port, const Wish& wish) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{10, 0};
        setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        static_cast<void>(::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address));
        context_ = SSL_CTX_new(TLS_client_method());
        if (wish.version_max != 0) {
            SSL_CTX_set_min_proto_version(context_, TLS1_VERSION);
            SSL_CTX_set_max_proto_version(context_, wish.version_max);
            SSL_CTX_set_security_level(context_, 0);
        }
        SSL_CTX_set_alpn_protos(context_, reinterpret_cast<const unsigned char*>(wish.protocols.data()),
                                static_cast<unsigned>(wish.protocols.size()));
        ssl_ = SSL_new(context_);
        SSL_set_fd(ssl_, fd_);
        agreed_ = SSL_connect(ssl_) == 1;
    }
    ~TlsClient() {
        SSL_free(ssl_);
        SSL_CTX_free(context_);
        ::close(fd_);
    }
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    bool agreed() const { return agreed_; }
    std::string version() const { return SSL_get_version(ssl_); }
    std::string protocol() const {
        const unsigned char* name = nullptr;
        unsigned length = 0;
        SSL_get0_alpn_selected(ssl_, &name, &length);
        return {reinterpret_cast<const char*>(name), length};
    }
    std::string name_shown() const {
        X509* shown = SSL_get1_peer_certificate(ssl_);
        char name[100] = {};
        X509_NAME_get_text_by_NID(X509_get_subject_name(shown), NID_commonName, name, sizeof name);
        X509_free(shown);
        return name;
    }
    void send(std::string_view bytes) { SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())); }
    /// One answer with Content-Length.
    std::string read_answer() {
        std::string text;
        std::size_t wanted = std::string::npos;
        while (text.size() < wanted && read_more(text)) {
            const auto head = text.find("\r\n\r\n");
            const auto length = text.find("Content-Length: ");
            if (head != std::string::npos && length < head) {
                wanted = head + 4 + std::strtoul(text.c_str() + length + 16, nullptr, 10);
            }
        }
        return text;
    }
    /// Everything up to an end that the server said goodbye to; nothing where it was cut.
    std::optional<std::string> read_to_end() {
        std::string text;
        while (read_more(text)) {
        }
        return (SSL_get_shutdown(ssl_) & SSL_RECEIVED_SHUTDOWN) != 0 ? std::optional{text} : std::nullopt;
    }

private:
    bool read_more(std::string& text) {
        char bytes[16384];
        const auto n = SSL_read(ssl_, bytes, sizeof bytes);
        if (n > 0) text.append(bytes, static_cast<std::size_t>(n));
        return n > 0;
    }
    int fd_;
    SSL_CTX* context_ = nullptr;
    SSL* ssl_ = nullptr;
    bool agreed_ = false;
};

struct World {
    explicit World(const Certificate& certificate, http::Options options = {}) {
        router.add({.method = "POST", .pattern = "/echo", .name = "echo", .answer = [](const http::Request& request) {
                        return http::text((request.is_secure ? "secure " : "plain ") + request.body);
                    }});
        router.add({.method = "GET",
                    .pattern = "/pieces",
                    .name = "pieces",
                    .lane = http::Lane::Work,
                    .answer = [](const auto&) {
                        http::Response response;
                        response.source = [left = 100]() mutable { return std::string(left-- > 0 ? 10'000 : 0, 'x'); };
                        return response;
                    }});
        options.tls = certificate.files();
        server = std::make_unique<RunningServer>(router, options);
    }
    http::Router router;
    std::unique_ptr<RunningServer> server;
};

std::string echo(const std::string& body) {
    return "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("requests are answered under TLS, large ones too, and browsers are told to stay there") {
    const Certificate certificate{"fivestar.example"};
    const World world{certificate};
    TlsClient client{world.server->port()};
    REQUIRE(client.agreed());
    CHECK(client.version() == "TLSv1.3");
    CHECK(client.protocol() == "http/1.1");
    for (const std::size_t size : {3UL, 100'000UL, 3'000'000UL}) {
        const std::string body(size, 'b');
        client.send(echo(body));
        const auto answer = client.read_answer();
        CHECK(body_of(answer) == "secure " + body);
        CHECK(answer.find("Strict-Transport-Security: max-age=31536000\r\n") != std::string::npos);
    }
    client.send("GET /pieces HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto all = client.read_to_end();
    REQUIRE(all);
    CHECK(all->size() > 1'000'000);
    CHECK(all->ends_with("0\r\n\r\n"));
}

TEST_CASE("TLS 1.2 is spoken, anything older and any other protocol is not") {
    const Certificate certificate{"fivestar.example"};
    const World world{certificate};
    TlsClient older{world.server->port(), {.version_max = TLS1_2_VERSION}};
    REQUIRE(older.agreed());
    CHECK(older.version() == "TLSv1.2");
    older.send(echo("x"));
    CHECK(status_of(older.read_answer()) == 200);
    CHECK_FALSE(TlsClient{world.server->port(), {.version_max = TLS1_1_VERSION}}.agreed());
    CHECK_FALSE(TlsClient{world.server->port(), {.protocols = "\x02h2"}}.agreed());
    CHECK(TlsClient{world.server->port(), {.protocols = "\x02h2\x08http/1.1"}}.agreed());
}

TEST_CASE("who speaks in the clear where TLS is spoken is told so in words") {
    const Certificate certificate{"fivestar.example"};
    const World world{certificate};
    Client client{world.server->port()};
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto answer = client.read_to_end();
    CHECK(status_of(answer) == 400);
    CHECK(answer.find(R"("code":"https_needed")") != std::string::npos);
    CHECK(answer.find("Strict-Transport-Security") == std::string::npos);
}

TEST_CASE("who begins TLS and goes no further is hung up on, and holds up nobody") {
    const Certificate certificate{"fivestar.example"};
    http::Options options;
    options.limits.header_time = 100ms;
    const World world{certificate, options};
    Client silent{world.server->port()};
    Client begun{world.server->port()};
    begun.send(std::string_view{"\x16\x03\x01\x02\x00\x01", 6});
    Client nonsense{world.server->port()};
    nonsense.send("\x16 this is not a handshake at all");
    CHECK(status_of(nonsense.read_to_end()) == 0);
    TlsClient other{world.server->port()};
    CHECK(other.agreed());
    CHECK(silent.is_closed_by_server());
    CHECK(begun.is_closed_by_server());
}

TEST_CASE("a certificate is read again without ending a connection, and a broken one is not taken") {
    const Certificate certificate{"before.example"};
    const World world{certificate};
    TlsClient first{world.server->port()};
    CHECK(first.name_shown() == "before.example");
    certificate.make("after.example");
    world.server->server().reload_certificate();
    std::string shown = "before.example";
    while (shown == "before.example") shown = TlsClient{world.server->port()}.name_shown();
    CHECK(shown == "after.example");
    first.send(echo("still here"));
    CHECK(body_of(first.read_answer()) == "secure still here");

    http::TlsServer tls{certificate.files()};
    std::ofstream{certificate.files().key} << "no key";
    CHECK_THROWS_AS(tls.reload(), base::BadInput);
    world.server->server().reload_certificate();
    first.send(echo("x"));
    CHECK(status_of(first.read_answer()) == 200);
    CHECK(TlsClient{world.server->port()}.name_shown() == "after.example");
}

TEST_CASE("files that are no certificate and key, or not of each other, are refused at start") {
    const Certificate one{"one.example"};
    const Certificate other{"other.example"};
    CHECK_NOTHROW(http::TlsServer{one.files()});
    CHECK_THROWS_AS(http::TlsServer({one.files().certificate, other.files().key}), base::BadInput);
    CHECK_THROWS_AS(http::TlsServer({one.files().key, one.files().key}), base::BadInput);
    CHECK_THROWS_AS(http::TlsServer({"/nowhere.pem", one.files().key}), base::BadInput);
}
