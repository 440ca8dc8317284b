#include "lens/private_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/failure.hpp"

namespace lens {

namespace {

constexpr int kFilesMax = 64;

}  // namespace

PrivateFile::PrivateFile(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    for (int i = 0; i < kFilesMax; ++i) {
        const auto stem = folder / (i == 0 ? "lens" : fmt::format("lens-{}", i));
        lock_ = ::open((stem.string() + ".lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (lock_ < 0) throw base::Failure(fmt::format("{}.lock: {}", stem.string(), std::strerror(errno)));
        if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) {
            path_ = stem.string() + ".duckdb";
            return;
        }
        ::close(lock_);
    }
    throw base::Failure(fmt::format("{}: {} processes have a lens here already", folder.string(), kFilesMax));
}

PrivateFile::~PrivateFile() {
    ::close(lock_);
}

void PrivateFile::throw_away() const {
    std::filesystem::remove(path_);
    std::filesystem::remove(path_.string() + ".wal");
}

}  // namespace lens
