// The server side of bench/http.sh: "serve" answers 300 bytes of JSON through lane Read (under TLS with the files
// of a certificate and its key), "idle" opens connections,
// asks once on each, and prints what each of them then costs the server in memory.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "http/server.hpp"

namespace {

int serve(std::uint16_t port, std::optional<http::TlsFiles> tls) {
    std::string body = R"({"items":[)";
    while (body.size() < 290) body += R"({"id":7},)";
    body.resize(299, ' ');
    body += ']';
    http::Router router;
    router.add({.method = "GET", .pattern = "/case.json", .name = "case", .answer = [&](const http::Request&) {
                    return http::json(body);
                }});
    http::Options options;
    options.port = port;
    options.tls = std::move(tls);
    http::Server server{options, router};
    http::stop_on_signals(server);
    server.run();
    return 0;
}

double resident_kib(const std::string& process) {
    std::ifstream in{"/proc/" + process + "/statm"};
    double pages = 0;
    in >> pages >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
}

bool ask_once(int fd, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return false;
    const std::string ask = "GET /case.json HTTP/1.1\r\nHost: x\r\n\r\n";
    char answer[1024];
    return send(fd, ask.data(), ask.size(), 0) > 0 && recv(fd, answer, sizeof answer, 0) > 0;
}

int idle(std::uint16_t port, const std::string& process, int count) {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const int first = socket(AF_INET, SOCK_STREAM, 0);
    if (!ask_once(first, port)) return 1;
    const double before = resident_kib(process);
    for (int i = 0; i < count; ++i)
        if (!ask_once(socket(AF_INET, SOCK_STREAM, 0), port)) return 1;
    std::printf("%d idle connections: %.2f KiB each\n", count, (resident_kib(process) - before) / count);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string mode = argc > 2 ? argv[1] : "";
    const auto port = static_cast<std::uint16_t>(argc > 2 ? std::atoi(argv[2]) : 0);
    if (mode == "serve" && argc == 5) return serve(port, http::TlsFiles{argv[3], argv[4]});
    if (mode == "serve") return serve(port, std::nullopt);
    if (mode == "idle" && argc == 5) return idle(port, argv[3], std::atoi(argv[4]));
    // Without words it is the whole measurement, which needs two more programs: the script starts them.
    const auto build = std::filesystem::path{argv[0]}.parent_path().parent_path().string();
    execlp("sh", "sh", "bench/http.sh", build.c_str(), static_cast<char*>(nullptr));
    std::perror("sh bench/http.sh");
    return 3;
}
