#pragma once

#include <thread>

#include "http/server.hpp"
#include "tests/http/client.hpp"

/// A server on a free port of 127.0.0.1, for the length of a test.
class RunningServer {
public:
    explicit RunningServer(const http::Router& router, http::Options options = {})
        : server_(on_free_port(std::move(options)), router), thread_([this] { server_.run(); }) {}
    ~RunningServer() { server_.stop(); }

    std::uint16_t port() const { return server_.port(); }
    http::Server& server() { return server_; }
    void join() { thread_.join(); }
    /// One request on a connection of its own, the whole answer.
    std::string ask(std::string_view bytes) const {
        Client client{port()};
        client.send(bytes);
        return client.read_answer();
    }

private:
    static http::Options on_free_port(http::Options options) {
        options.port = 0;
        return options;
    }
    http::Server server_;
    std::jthread thread_;
};
