#include "base/embedded.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Every embedded file is byte for byte the file below the root, and none of the root's is left out.
void check_same(const std::vector<base::embedded::File>& files, const std::string& root, const std::string& ending) {
    const auto folder = std::filesystem::path{FIVESTAR_SOURCE_DIR} / root;
    std::size_t on_disk = 0;
    if (std::filesystem::exists(folder)) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
            on_disk += entry.is_regular_file() && entry.path().string().ends_with(ending) ? 1 : 0;
        }
    }
    CHECK(files.size() == on_disk);
    for (const auto& file : files) {
        CAPTURE(file.path);
        CHECK(file.bytes == bytes_of(folder / file.path));
    }
}

}  // namespace

TEST_CASE("the binary carries the rulebooks, the contract and the web application as they are on disk") {
    check_same(base::embedded::rulebooks(), "rulebooks", ".yaml");
    check_same(base::embedded::contract(), "api", ".yaml");
    check_same(base::embedded::web(), "web/dist", "");
}

TEST_CASE("the binary carries the migrations in their order, without the dump for readers") {
    std::string_view last;
    for (const auto& file : base::embedded::migrations()) {
        CHECK(last < file.path);
        CHECK(file.path != "schema.sql");
        last = file.path;
    }
}
