#include "flows/backup/archive.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "rules/node.hpp"

namespace flows {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFacts = "backup.yaml";
constexpr const char* kSums = "SHA256SUMS";
constexpr std::size_t kPiece = 1 << 20;
constexpr std::int64_t kTextMax = 64 << 20;

[[noreturn]] void cannot(const char* what, const fs::path& path) {
    throw base::Failure(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

std::string text_of(const BackupFacts& facts) {
    return fmt::format(
        "fivestar_backup: 1\nmade_at: {}\nschema: {}\nentries: {}\nblocks: {}\nhead: \"{}\"\nwith_keys: {}\n",
        base::to_rfc3339(facts.made_at), facts.schema, facts.entries, facts.blocks, facts.head, facts.with_keys);
}

BackupFacts read_facts(const std::string& text, const std::string& name) {
    const auto root = rules::Node::parse(text, name + ":" + kFacts);
    root.only({"fivestar_backup", "made_at", "schema", "entries", "blocks", "head", "with_keys"});
    if (root.at("fivestar_backup").integer() != 1) {
        root.at("fivestar_backup").refuse("is a backup of a newer program", "install the newer version");
    }
    const auto made_at = base::parse_rfc3339(root.at("made_at").text());
    if (!made_at) root.at("made_at").refuse("is no instant");
    return {.made_at = *made_at,
            .schema = root.at("schema").integer(),
            .entries = root.at("entries").integer(),
            .blocks = root.at("blocks").integer(),
            .head = root.at("head").text(),
            .with_keys = root.at("with_keys").flag()};
}

bool belongs(const std::string& path) {
    return path == kFacts || path == kSums || path == "config.yaml" || path == "store.db" ||
           path == "keys/ledger.pub" || path == "keys/ledger.key" || path.starts_with("files/");
}

std::string whole(base::TarReader& archive, const base::TarEntry& entry) {
    if (entry.size > kTextMax) archive.refuse(entry.path + " is too large to be that of a backup");
    std::string text(static_cast<std::size_t>(entry.size), '\0');
    std::size_t got = 0;
    while (const auto more = archive.read(text.data() + got, text.size() - got)) got += more;
    return text;
}

/// Lines of a hash, two spaces and a path, as sha256sum writes them; compared with what was found.
void compare_sums(const base::TarReader& archive, const std::string& text, std::map<std::string, std::string> found) {
    for (const auto line : base::split(text, '\n')) {
        if (line.empty()) continue;
        if (line.size() < 67 || line.substr(64, 2) != "  ") archive.refuse("a line of SHA256SUMS is not readable");
        const auto file = found.find(std::string{line.substr(66)});
        if (file == found.end()) archive.refuse(fmt::format("{} is missing", line.substr(66)));
        if (file->second != line.substr(0, 64)) {
            archive.refuse(file->first + " is damaged: its bytes are not those that were backed up");
        }
        found.erase(file);
    }
    if (!found.empty()) archive.refuse(found.begin()->first + " was put in later");
}

base::TarReader::Source source_of(std::FILE* file) {
    return [file](char* to, std::size_t size) { return std::fread(to, 1, size, file); };
}

std::unique_ptr<std::FILE, int (*)(std::FILE*)> open_archive(const fs::path& file) {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> in{std::fopen(file.c_str(), "rbe"), std::fclose};
    if (!in) throw base::BadInput("cannot be opened", file.string(), "check the name and the permissions");
    return in;
}

}  // namespace

BackupWriter::BackupWriter(const fs::path& file, const BackupFacts& facts)
    : file_(file), made_at_(facts.made_at), out_(std::fopen(file.c_str(), "wbxe"), std::fclose) {
    if (!out_) cannot("create", file_);
    fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
    add_text(kFacts, text_of(facts));
}

void BackupWriter::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), out_.get()) != bytes.size()) cannot("write", file_);
}

void BackupWriter::begin(const base::TarEntry& entry) {
    if (entry.path.size() > 100) throw base::BadInput("is too long a name for a backup", entry.path, "shorten it");
    write(base::tar_header(entry, made_at_));
}

void BackupWriter::end(const base::TarEntry& entry) {
    write(base::tar_padding(entry.size));
    sums_ += fmt::format("{}  {}\n", base::to_hex(hash_.finish()), entry.path);
}

void BackupWriter::add_text(const std::string& path, std::string_view text) {
    const base::TarEntry entry{path, static_cast<std::int64_t>(text.size())};
    begin(entry);
    write(text);
    hash_.add(text);
    end(entry);
}

void BackupWriter::add_file(const std::string& path, const fs::path& source) {
    const auto in = open_archive(source);
    const base::TarEntry entry{path, static_cast<std::int64_t>(fs::file_size(source))};
    begin(entry);
    std::string piece(kPiece, '\0');
    std::int64_t copied = 0;
    while (const auto got = std::fread(piece.data(), 1, piece.size(), in.get())) {
        copied += static_cast<std::int64_t>(got);
        if (copied > entry.size) break;
        write({piece.data(), got});
        hash_.add({piece.data(), got});
    }
    if (copied != entry.size) throw base::Failure(source.string() + " changed while it was backed up");
    end(entry);
}

void BackupWriter::finish() {
    const base::TarEntry entry{kSums, static_cast<std::int64_t>(sums_.size())};
    begin(entry);
    write(sums_);
    write(base::tar_padding(entry.size));
    write(base::tar_end());
    if (std::fflush(out_.get()) != 0 || ::fsync(::fileno(out_.get())) != 0) cannot("write", file_);
    out_.reset();
}

BackupFacts read_backup(const base::TarReader::Source& source, const std::string& name,
                        const std::function<BackupSink(const std::string& path)>& open) {
    base::TarReader archive{source, name};
    std::optional<BackupFacts> facts;
    std::map<std::string, std::string> found;
    base::RunningHash hash;
    std::string piece(kPiece, '\0');
    while (const auto entry = archive.next()) {
        if (!belongs(entry->path)) archive.refuse(entry->path + " does not belong into a backup");
        if (!facts && entry->path != kFacts) archive.refuse("this is no backup: backup.yaml has to come first");
        if (entry->path == kSums) {
            compare_sums(archive, whole(archive, *entry), std::move(found));
            if (archive.next()) archive.refuse("something stands behind SHA256SUMS");
            return *facts;
        }
        if (found.contains(entry->path)) archive.refuse(entry->path + " stands there twice");
        const auto sink = open(entry->path);
        const auto take = [&](std::string_view bytes) {
            hash.add(bytes);
            sink(bytes);
        };
        if (entry->path == kFacts) {
            const auto text = whole(archive, *entry);
            facts = read_facts(text, name);
            take(text);
        } else {
            while (const auto got = archive.read(piece.data(), piece.size())) take({piece.data(), got});
        }
        found[entry->path] = base::to_hex(hash.finish());
    }
    archive.refuse("the archive ends without SHA256SUMS");
}

BackupFacts unpack_backup(const fs::path& file, const fs::path& folder) {
    const auto in = open_archive(file);
    std::ofstream out;
    fs::path path;
    const auto close = [&] {
        if (!out.is_open()) return;
        out.close();
        if (!out) throw base::Failure("cannot write " + path.string());
    };
    const auto facts = read_backup(source_of(in.get()), file.string(), [&](const std::string& name) -> BackupSink {
        close();
        path = folder / name;
        fs::create_directories(path.parent_path());
        out.open(path, std::ios::binary);
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
        return [&](std::string_view bytes) {
            out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            if (!out) throw base::Failure("cannot write " + path.string());
        };
    });
    close();
    return facts;
}

BackupFacts facts_of_backup(const fs::path& file) {
    const auto in = open_archive(file);
    base::TarReader archive{source_of(in.get()), file.string()};
    const auto entry = archive.next();
    if (!entry || entry->path != kFacts) archive.refuse("this is no backup");
    return read_facts(whole(archive, *entry), file.string());
}

}  // namespace flows
