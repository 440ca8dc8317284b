#pragma once

#include <memory>
#include <string>

#include "app/data_directory.hpp"
#include "flows/backup/make_backup.hpp"
#include "flows/context.hpp"
#include "ledger/sequence.hpp"

namespace app {

/// One company, open: its directory, store, books and lens. Made by every command that needs the store.
class Company {
public:
    /// `name_if_new` is what a company is called whose directory is made now; `database` stands in the place of what
    /// config.yaml says, unless it is empty. Throws base::BadInput where the ledger was sealed with another key than
    /// this directory has.
    explicit Company(const std::filesystem::path& data, const std::string& name_if_new = "五星售后",
                     const std::string& database = "");

    flows::Context& context() { return *context_; }
    const DataDirectory& directory() const { return directory_; }
    const std::string& sealing_key() const { return sealing_key_; }
    /// What a backup is made of: sealed first, so that its head is over all of it.
    flows::BackupPlace backup_place();
    std::chrono::seconds backup_every() const { return backup_every_; }  ///< 0: on demand only
    /// Why there is no lens; empty where there is one.
    const std::string& lens_complaint() const { return lens_complaint_; }

    /// The PostgreSQL URL of the store; empty where it is in the directory.
    const std::string& address() const { return address_; }

    /// Lets every entry get its number: for what reads the ledger as a whole.
    void settle();
    /// Lets the lens take in what the ledger has; for commands. A server has a follower.
    void catch_up();

private:
    DataDirectory directory_;
    std::string sealing_key_;
    std::string address_;
    std::unique_ptr<db::Database> database_;
    std::unique_ptr<flows::Context> context_;
    std::unique_ptr<ledger::Sequencer> sequencer_;
    std::string lens_complaint_;
    std::int64_t backups_kept_ = 0;
    std::chrono::seconds backup_every_{0};
};

/// The instant by the machine's clock.
base::Instant system_now();

}  // namespace app
