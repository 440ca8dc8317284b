#include "base/file.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "base/failure.hpp"
#include "tests/support/temporary_folder.hpp"

TEST_CASE("a file is read whole, an empty one too, and one that is not there is named") {
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "a";
    std::ofstream{file, std::ios::binary} << std::string("a\0b\n", 4);
    CHECK(base::read_file(file) == std::string("a\0b\n", 4));
    std::ofstream{file, std::ios::binary};
    CHECK(base::read_file(file).empty());
    const auto missing = (folder.path() / "b").string();
    CHECK_THROWS_WITH_AS(base::read_file(missing), (missing + ": cannot be opened").c_str(), base::BadInput);
    CHECK_THROWS_AS(base::read_file(folder.path()), base::BadInput);  // a folder
}
