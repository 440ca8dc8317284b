#include "base/tar.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

#include "base/failure.hpp"

namespace {

using base::TarEntry;

std::string archive_of(const std::vector<std::pair<std::string, std::string>>& files) {
    std::string archive;
    for (const auto& [path, bytes] : files) {
        const TarEntry entry{path, static_cast<std::int64_t>(bytes.size())};
        archive += base::tar_header(entry, base::from_micros(1'790'000'000'000'000)) + bytes;
        archive += base::tar_padding(entry.size);
    }
    return archive + base::tar_end();
}

/// Gives at most seven bytes at once, so that every border is met.
base::TarReader::Source in_small_pieces(const std::string& archive) {
    return [&archive, at = std::size_t{0}](char* to, std::size_t size) mutable {
        const auto piece = std::min({size, archive.size() - at, std::size_t{7}});
        std::memcpy(to, archive.data() + at, piece);
        at += piece;
        return piece;
    };
}

std::string listing(const std::string& archive) {
    base::TarReader reader{in_small_pieces(archive), "a.tar"};
    std::string said;
    while (const auto entry = reader.next()) {
        char bytes[3];
        said += entry->path + "=";
        while (const auto got = reader.read(bytes, sizeof bytes)) said.append(bytes, got);
        said += ";";
    }
    return said;
}

std::string complaint(const std::string& archive) {
    try {
        return listing(archive);
    } catch (const base::BadInput& bad) {
        return bad.what();
    }
}

/// A header with one field changed and its sum put right.
std::string with_field(std::string archive, std::size_t at, std::string_view bytes) {
    archive.replace(at, bytes.size(), bytes);
    archive.replace(148, 8, "        ");
    unsigned sum = 0;
    for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(archive[i]);
    char text[8];
    std::snprintf(text, sizeof text, "%06o", sum);
    archive.replace(148, 7, text, 7);
    return archive;
}

}  // namespace

TEST_CASE("what was written is read again, to the byte, at every length around a block") {
    for (const std::size_t size : {0U, 1U, 511U, 512U, 513U, 1024U}) {
        const std::string bytes(size, 'x');
        CHECK(listing(archive_of({{"a", bytes}, {"files/ab/c", "y"}})) == "a=" + bytes + ";files/ab/c=y;");
    }
}

TEST_CASE("files that are not read are passed over") {
    const auto archive = archive_of({{"a", std::string(700, 'x')}, {"b", "y"}});
    base::TarReader reader{in_small_pieces(archive), "a.tar"};
    reader.next();
    CHECK(reader.next()->path == "b");
}

TEST_CASE("a size of more than eight gigabytes is written in binary and read again") {
    const std::int64_t size = 20LL << 30;
    const auto header = base::tar_header({"store.db", size}, base::from_micros(0));
    base::TarReader reader{in_small_pieces(header), "a.tar"};
    CHECK(reader.next()->size == size);
}

TEST_CASE("an archive that breaks off anywhere is refused, with the byte") {
    const auto archive = archive_of({{"a", std::string(600, 'x')}});
    for (std::size_t size = 0; size < archive.size() - 512; ++size) {
        CHECK_THROWS_AS(listing(archive.substr(0, size)), base::BadInput);
    }
    CHECK(complaint(archive.substr(0, 700)) == "a.tar: byte 700: the archive breaks off behind a");
    CHECK(complaint(archive.substr(0, 1536)) == "a.tar: byte 1536: the archive breaks off: its end mark is missing");
}

TEST_CASE("headers that are damaged, links and paths that lead out are refused") {
    const auto archive = archive_of({{"a", "x"}});
    auto damaged = archive;
    damaged[3] = 'z';
    CHECK(complaint(damaged).ends_with("this is no header of a tar archive, or it is damaged"));
    CHECK(complaint(with_field(archive, 156, "2")).ends_with("a is no plain file"));
    CHECK(complaint(with_field(archive, 257, "tsar!")).ends_with("this is no ustar archive"));
    CHECK(complaint(with_field(archive, 124, "9")).ends_with("the size of a is not readable"));
    for (const std::string path : {"/etc/passwd", "../up", "files/../../up", "a//b", "./a", "\xff"}) {
        CHECK(complaint(with_field(archive, 0, path)).ends_with("a path leads out of the archive"));
    }
}
