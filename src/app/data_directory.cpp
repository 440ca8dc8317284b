#include "app/data_directory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <fstream>

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "ledger/seal.hpp"
#include "rules/node.hpp"

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

/// `backup: {keep: 7, every: 24h}`
void read_backup(const rules::Node& node, DataDirectory::Config& config) {
    node.only({"keep", "every"});
    if (const auto keep = node.find("keep")) {
        config.backups_kept = keep->integer();
        if (config.backups_kept < 1 || config.backups_kept > 10'000) keep->refuse("has to be from 1 to 10000");
    }
    if (const auto every = node.find("every")) {
        const auto text = every->text();
        int hours = 0;
        const auto* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, hours);
        if (read.ec != std::errc{} || std::string_view{read.ptr, end} != "h" || hours < 1 || hours > 8760) {
            every->refuse("is no number of hours", "write it as 24h");
        }
        config.backup_every = std::chrono::hours{hours};
    }
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
    const auto root = rules::Node::parse(base::read_file(file), file.string());
    root.only({"organisation", "backup", "database", "limits", "tls", "log"});
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
    if (const auto backup = root.find("backup")) read_backup(*backup, config);
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
