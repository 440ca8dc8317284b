#include "app/data_directory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "ledger/seal.hpp"
#include "rules/node.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw base::BadInput("cannot be read", path.string(), "check the permissions");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Writes a file that only its owner may read, and has it on disk before returning.
void write_secret(const fs::path& path, const std::string& text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw base::Failure("cannot create " + path.string());
    const bool written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) throw base::Failure("cannot write " + path.string());
}

}  // namespace

bool is_postgres(std::string_view address) {
    return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

fs::path control_socket(const fs::path& data) {
    return data / "control.sock";
}

DataDirectory::DataDirectory(fs::path path) : path_(std::move(path)) {
    std::error_code error;
    for (const auto* folder : {"", "files", "lens", "keys", "backup"}) {
        fs::create_directories(path_ / folder, error);
        if (error)
            throw base::BadInput("cannot be made: " + error.message(), (path_ / folder).string(),
                                 "choose another --data");
    }
    fs::permissions(path_ / "keys", fs::perms::owner_all, error);
    lock_ = ::open((path_ / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_ < 0)
        throw base::BadInput("cannot be opened for writing", (path_ / "lock").string(), "check the permissions");
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock_);
        throw base::BadInput("another fivestar has this data directory open", path_.string(),
                             "stop it, or wait until its command is done");
    }
}

DataDirectory::~DataDirectory() {
    ::close(lock_);
}

std::string DataDirectory::sealing_key() const {
    const auto file = path_ / "keys" / "ledger.key";
    if (!fs::exists(file)) {
        const auto key = ledger::make_key();
        write_secret(file, key.secret + "\n");
        write_secret(path_ / "keys" / "ledger.pub", key.open + "\n");
    }
    auto secret = read_file(file);
    while (!secret.empty() && secret.back() == '\n') secret.pop_back();
    if (!ledger::key_from_secret(secret)) {
        throw base::BadInput("is not a sealing key", file.string(),
                             "restore it from a backup: without it the ledger cannot go on");
    }
    return secret;
}

DataDirectory::Config DataDirectory::config(const std::string& name_if_new) const {
    const auto file = path_ / "config.yaml";
    Config config{.name = name_if_new};
    if (!fs::exists(file)) {
        std::ofstream out{file};
        out << fmt::format(
            "# The organisation that this data directory belongs to.\norganisation:\n  name: {}\n  zone: {}\n",
            config.name, config.zone);
        if (!out) throw base::Failure("cannot write " + file.string());
        return config;
    }
    const auto root = rules::Node::parse(read_file(file), file.string());
    root.only({"organisation", "database", "limits", "tls", "log"});
    if (const auto database = root.find("database"); database && !database->is_null()) {
        config.database = database->text();
        if (!is_postgres(config.database)) {
            database->refuse("is no PostgreSQL address", "write it as postgresql://user@host/name, or remove the line");
        }
    }
    const auto organisation = root.at("organisation");
    organisation.only({"name", "zone"});
    config.name = organisation.at("name").text();
    config.zone = organisation.at("zone").text();
    if (base::find_zone(config.zone) == nullptr) {
        organisation.at("zone").refuse(fmt::format("'{}' is no time zone", config.zone), "write it as Asia/Shanghai");
    }
    return config;
}

void DataDirectory::put_database(const std::string& database) const {
    const auto file = path_ / "config.yaml";
    const auto before = read_file(file);
    std::string text;
    for (const auto line : base::split(before, '\n')) {
        if (!line.starts_with("database:") && !line.empty()) text += std::string{line} + "\n";
    }
    if (!database.empty()) text += fmt::format("database: '{}'\n", database);
    const auto fresh = path_ / "config.yaml.new";
    fs::remove(fresh);
    write_secret(fresh, text);
    fs::rename(fresh, file);
}

}  // namespace app
