#include "base/file.hpp"

#include <fstream>
#include <sstream>

#include "base/failure.hpp"

namespace base {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    if (file && file.peek() != std::ifstream::traits_type::eof()) bytes << file.rdbuf();
    if (!file.is_open() || file.bad() || bytes.fail()) {
        throw BadInput("cannot be opened", path.string(), "check the name and the permissions");
    }
    return bytes.str();
}

}  // namespace base
