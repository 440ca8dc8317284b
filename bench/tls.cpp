// What OpenSSL holds for one connection that has shaken hands, asked once and is idle, as src/http/tls.cpp sets it up:
// every allocation of its own is counted. Against what SSL_new() takes before a byte was sent, which no setting
// changes.
#include "http/tls.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "base/check.hpp"

namespace {

/// Counted while the server's side is at work; each piece remembers whose it is.
struct Head {
    std::size_t bytes;
    std::size_t is_servers;
};
bool at_server = false;
std::int64_t held_bytes = 0;
std::array<std::int64_t, 16'384> held_of_size{};

void count(const Head& head, int change) {
    if (head.is_servers == 0) return;
    held_bytes += change * static_cast<std::int64_t>(head.bytes);
    held_of_size[std::min(head.bytes, held_of_size.size() - 1)] += change;
}

void* take(std::size_t bytes, const char*, int) {
    if (bytes == 0) return nullptr;
    auto* const head = static_cast<Head*>(std::malloc(sizeof(Head) + bytes));
    *head = {bytes, at_server ? 1U : 0U};
    count(*head, 1);
    return head + 1;
}

void give_back(void* piece, const char*, int) {
    if (piece == nullptr) return;
    auto* const head = static_cast<Head*>(piece) - 1;
    count(*head, -1);
    std::free(head);
}

void* take_again(void* piece, std::size_t bytes, const char* file, int line) {
    void* const made = take(bytes, file, line);
    if (piece != nullptr && made != nullptr)
        std::memcpy(made, piece, std::min((static_cast<Head*>(piece) - 1)->bytes, bytes));
    give_back(piece, file, line);
    return made;
}

/// A certificate that signs itself, and its key.
http::TlsFiles make_files(const std::filesystem::path& folder) {
    const http::TlsFiles files{(folder / "bench.pem").string(), (folder / "bench.key").string()};
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
    const std::unique_ptr<X509, decltype(&X509_free)> made{X509_new(), X509_free};
    X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 86'400);
    X509_set_pubkey(made.get(), key.get());
    CHECK(X509_sign(made.get(), key.get(), EVP_sha256()) > 0);
    using File = std::unique_ptr<FILE, int (*)(FILE*)>;
    PEM_write_X509(File{std::fopen(files.certificate.c_str(), "w"), std::fclose}.get(), made.get());
    PEM_write_PrivateKey(File{std::fopen(files.key.c_str(), "w"), std::fclose}.get(), key.get(), nullptr, nullptr, 0,
                         nullptr, nullptr);
    return files;
}

struct Pair {
    std::array<int, 2> sockets{};
    std::unique_ptr<http::TlsChannel> channel;
    SSL* client = nullptr;
};

/// Both sides take turns on one thread, so neither may wait for the other.
Pair connect(const http::TlsServer& server, SSL_CTX* context) {
    Pair pair;
    CHECK(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair.sockets.data()) == 0);
    at_server = true;
    pair.channel = server.begin(pair.sockets[0]);
    at_server = false;
    pair.client = SSL_new(context);
    SSL_set_fd(pair.client, pair.sockets[1]);
    for (bool is_done = false; !is_done;) {
        SSL_connect(pair.client);
        at_server = true;
        is_done = pair.channel->shake_hands() == http::TlsChannel::State::Done;
        at_server = false;
    }
    return pair;
}

void ask(const Pair& pair) {
    std::array<char, 512> bytes{};
    SSL_connect(pair.client);
    SSL_write(pair.client, "GET", 3);
    at_server = true;
    CHECK(pair.channel->read(bytes).bytes == 3);
    CHECK(pair.channel->write("200").bytes == 3);
    static_cast<void>(pair.channel->read(bytes));
    at_server = false;
    SSL_read(pair.client, bytes.data(), static_cast<int>(bytes.size()));
}

}  // namespace

int main() {
    constexpr int kConnections = 200;
    CHECK(CRYPTO_set_mem_functions(take, take_again, give_back) == 1);
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("fivestar-tls-{}", ::getpid());
    std::filesystem::create_directory(folder);
    const http::TlsServer server{make_files(folder)};
    SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
    ask(connect(server, context));  // whatever is made once for all

    const auto before = held_bytes;
    held_of_size.fill(0);
    std::vector<Pair> pairs;
    for (int i = 0; i < kConnections; ++i) pairs.push_back(connect(server, context));
    for (const auto& pair : pairs) ask(pair);
    const auto each = static_cast<double>(held_bytes - before) / kConnections / 1024;
    std::size_t largest = held_of_size.size() - 1;
    while (largest > 0 && held_of_size[largest] < kConnections) --largest;

    const auto fresh_before = held_bytes;
    at_server = true;
    SSL* const fresh = SSL_new(context);
    at_server = false;
    const auto fresh_bytes = static_cast<double>(held_bytes - fresh_before) / 1024;
    SSL_free(fresh);
    fmt::print(
        "an idle TLS 1.3 connection: {:.1f} KiB held by OpenSSL, {:.1f} of them one object; a connection that has "
        "not begun: {:.1f} KiB, {:.2f} of it (goal: 10 KB in all)\n",
        each, static_cast<double>(largest) / 1024, fresh_bytes, fresh_bytes / each);
    std::filesystem::remove_all(folder);
}
