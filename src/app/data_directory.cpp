#include "app/data_directory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "ledger/seal.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

/// Writes a file that only its owner may read, and has it on disk before returning.
void write_secret(const fs::path& path, const std::string& text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw base::Failure("cannot create " + path.string());
    const bool written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) throw base::Failure("cannot write " + path.string());
}

/// A restored directory may have the public half alone: it stays beside the new one, for what it has signed.
void keep_old_key(const fs::path& keys) {
    if (!fs::exists(keys / "ledger.pub")) return;
    for (int number = 1;; ++number) {
        const auto name = keys / fmt::format("ledger-{}.pub", number);
        if (fs::exists(name)) continue;
        fs::rename(keys / "ledger.pub", name);
        return;
    }
}

}  // namespace

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
        keep_old_key(path_ / "keys");
        write_secret(file, key.secret + "\n");
        write_secret(path_ / "keys" / "ledger.pub", key.open + "\n");
    }
    auto secret = base::read_file(file);
    while (!secret.empty() && secret.back() == '\n') secret.pop_back();
    if (!ledger::key_from_secret(secret)) {
        throw base::BadInput("is not a sealing key", file.string(),
                             "restore it from a backup: without it the ledger cannot go on");
    }
    return secret;
}

Config DataDirectory::config(const std::string& name_if_new) const {
    const auto file = path_ / "config.yaml";
    if (fs::exists(file)) return read_config(base::read_file(file), file.string());
    const Config config{.name = name_if_new};
    std::ofstream out{file};
    out << fmt::format(
        "# The organisation that this data directory belongs to.\norganisation:\n  name: {}\n  zone: {}\n", config.name,
        config.zone);
    if (!out) throw base::Failure("cannot write " + file.string());
    return config;
}

void DataDirectory::put_database(const std::string& database) const {
    const auto file = path_ / "config.yaml";
    const auto before = base::read_file(file);
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
