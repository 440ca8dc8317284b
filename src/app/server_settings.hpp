#pragma once

#include <filesystem>
#include <string>

#include "api/router.hpp"
#include "http/server.hpp"

namespace app {

/// What config.yaml says of the server; each word may be missing.
///
///     limits:
///       caller_per_second: 100000      # of one session or token; 0: as often as it likes
///       caller_burst: 200000
///       stranger_per_second: 200       # of one address, while nobody is known there
///       stranger_burst: 2000
///       sign_ins_per_second: 2         # of one address
///       sign_ins_burst: 100
///       waiting_writes: 5000           # above it writes are answered 503
///       connections: 10000
///       notice_seconds: 0              # on SIGTERM /readyz says 503 for so long before anything else ends
///     tls:
///       certificate: tls/fullchain.pem # PEM, beside config.yaml or a whole path; read again on SIGHUP
///       key: tls/key.pem
///     log:
///       level: info                    # debug: every request; error: failures alone
struct ServerSettings {
    std::string log_level = "info";
    http::Options server;
    api::RequestLimits limits;
};

/// Reads them; a file that is not there says nothing. Throws base::BadInput with line and column. `listen` is
/// "ADDRESS:PORT".
ServerSettings read_server_settings(const std::filesystem::path& config, const std::string& listen);
/// The same from the text of the file `config`, without an address.
ServerSettings read_server_settings(std::string_view text, const std::filesystem::path& config);

}  // namespace app
