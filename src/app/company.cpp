#include "app/company.hpp"

#include <sodium.h>

#include "base/check.hpp"
#include "base/file.hpp"
#include "db/copy_store.hpp"
#include "db/sqlite_file.hpp"
#include "flows/break_promises.hpp"
#include "flows/rulebooks.hpp"
#include "flows/search_index.hpp"
#include "ledger/seal.hpp"

namespace app {
namespace {

/// Beside a store that is a file the index is another file, else it is in the store.
flows::SearchIndex::Place index_place(const DataDirectory& directory, const std::string& address) {
    if (!address.empty()) return {{}, [address] { return db::postgres_engine(address); }};
    const auto file = directory.search_file();
    return {file, [file] { return db::sqlite_engine(file.string()); }};
}

std::unique_ptr<db::Database> open_store(std::unique_ptr<db::Engine> engine) {
    db::migrate(*engine, db::known_migrations(), system_now());
    return std::make_unique<db::Database>(std::move(engine));
}

/// Whether the ledger was sealed with this public key, or with one that lies beside it since a restore without secrets.
bool is_known_key(const std::filesystem::path& keys, const std::string& open) {
    for (const auto& entry : std::filesystem::directory_iterator(keys)) {
        if (entry.path().extension() != ".pub") continue;
        if (base::read_file(entry.path()).starts_with(open)) return true;
    }
    return false;
}

/// Several servers of one company seal one ledger, so they have one key.
void check_key(db::Database& database, const std::string& secret, const std::filesystem::path& keys) {
    const auto last = database.read([](const db::ReadTx& tx) { return ledger::last_block(tx, 1); });
    const auto key = ledger::key_from_secret(secret);
    CHECK(key);
    if (!last || last->public_key == key->open || is_known_key(keys, last->public_key)) return;
    throw base::BadInput("is not the key that has sealed this ledger", (keys / "ledger.pub").string(),
                         "copy the folder keys/ of the directory whose server has served this store until now");
}

flows::Organisation organisation_of(const Config& config) {
    return {.organisation_id = 1, .name = config.name, .zone_name = config.zone, .zone = base::find_zone(config.zone)};
}

lens::Offset offset_of(const base::Zone* zone) {
    return [zone](std::int64_t utc_micros) {
        const auto second = std::chrono::floor<std::chrono::seconds>(base::from_micros(utc_micros));
        return std::int64_t{zone->offset_at(second.time_since_epoch().count())} * 1'000'000;
    };
}

}  // namespace

base::Instant system_now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Company::Company(const std::filesystem::path& data, const std::string& name_if_new, const std::string& database)
    : directory_(data) {
    CHECK(sodium_init() >= 0);
    const auto config = directory_.config(name_if_new);
    sealing_key_ = directory_.sealing_key();
    backups_kept_ = config.backups_kept;
    backup_every_ = config.backup_every;
    address_ = database.empty() ? config.database : database;
    database_ =
        open_store(address_.empty() ? db::sqlite_engine(directory_.store_file()) : db::postgres_engine(address_));
    check_key(*database_, sealing_key_, directory_.path() / "keys");
    context_ = std::make_unique<flows::Context>(*database_, organisation_of(config), system_now, base::secure_random());
    sequencer_ = std::make_unique<ledger::Sequencer>(*database_, context_->organisation_id());
    flows::start_books(*context_);
    context_->search = std::make_shared<flows::SearchIndex>(*database_, context_->organisation_id(),
                                                            index_place(directory_, address_));
    auto lens = lens::Lens::open({.folder = directory_.lens_folder()},
                                 {.id = 1, .zone = config.zone, .offset = offset_of(context_->organisation.zone)});
    if (lens) {
        context_->lens = std::move(*lens);
    } else {
        for (const auto& [name, value] : lens.refusal().facts) lens_complaint_ += value;
    }
}

void Company::settle() {
    ledger::settle(*database_, context_->organisation_id());
}

flows::BackupPlace Company::backup_place() {
    return {.data = directory_.path(),
            .copy_store =
                [this](const std::string& file) {
                    settle();
                    database_->write_and_wait(
                        [&](db::WriteTx& tx) { return flows::seal_ledger(tx, *context_, sealing_key_); });
                    if (address_.empty()) {
                        db::copy_sqlite(directory_.store_file(), file);
                    } else {
                        db::copy_to_sqlite(*db::postgres_engine(address_), file, system_now());
                    }
                },
            .keep = backups_kept_};
}

void Company::catch_up() {
    settle();
    if (context_->lens) context_->lens->catch_up(*database_);
}

}  // namespace app
