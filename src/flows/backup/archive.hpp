#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/running_hash.hpp"
#include "base/tar.hpp"
#include "base/time.hpp"

namespace flows {

/// What a backup says of itself, in backup.yaml, the first file of the archive.
struct BackupFacts {
    base::Instant made_at;
    std::int64_t schema = 0;   ///< number of the last migration
    std::int64_t entries = 0;  ///< of the ledger
    std::int64_t blocks = 0;
    std::string head;  ///< hash of the last block; keep it elsewhere
    bool with_keys = false;
};

/// Writes a backup: a tar archive of backup.yaml, config.yaml, the public key, files/, store.db and, last, SHA256SUMS
/// over all of them, so that `tar xf` and `sha256sum -c` are enough to take it apart by hand.
class BackupWriter {
public:
    BackupWriter(const std::filesystem::path& file, const BackupFacts& facts);
    void add_text(const std::string& path, std::string_view text);
    void add_file(const std::string& path, const std::filesystem::path& source);
    /// Writes the sums and has everything on disk.
    void finish();

private:
    void write(std::string_view bytes);
    void begin(const base::TarEntry& entry);
    void end(const base::TarEntry& entry);

    std::filesystem::path file_;
    base::Instant made_at_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> out_;
    base::RunningHash hash_;
    std::string sums_;
};

/// Takes the bytes of one file of a backup, piece by piece.
using BackupSink = std::function<void(std::string_view)>;

/// Reads a backup from its beginning to its end. `open` is asked for the place of each file but SHA256SUMS. Throws
/// BadInput, naming the place, where the archive breaks off, holds what no backup holds, or a file is not the one that
/// was backed up.
BackupFacts read_backup(const base::TarReader::Source& source, const std::string& name,
                        const std::function<BackupSink(const std::string& path)>& open);
/// The same from a file into a folder.
BackupFacts unpack_backup(const std::filesystem::path& file, const std::filesystem::path& folder);
/// What a backup says of itself, without looking at the rest.
BackupFacts facts_of_backup(const std::filesystem::path& file);

}  // namespace flows
