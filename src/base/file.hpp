#pragma once

#include <filesystem>
#include <string>

namespace base {

/// All bytes of a file. Throws BadInput, with what to look at, where it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace base
