#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace base {

/// One file of a tar archive.
struct TarEntry {
    std::string path;
    std::int64_t size = 0;
};

/// The block that stands before a file's bytes: ustar (POSIX.1-1988), a size of 8 GiB and more as GNU tar writes it.
/// Only its owner may read the file. The path is relative and has at most 100 bytes.
std::string tar_header(const TarEntry& entry, Instant made_at);
/// The zeros that fill a file's last block.
std::string tar_padding(std::int64_t size);
/// What stands behind the last file.
std::string tar_end();

/// Reads an archive from its beginning to its end, as it comes. Whatever cannot be, or could lead out of the folder it
/// is unpacked into, is refused with BadInput and the byte where it stands: a damaged header, a link, a path that is
/// absolute or climbs, an end that is missing.
class TarReader {
public:
    /// Gives up to `size` bytes; 0 at the end.
    using Source = std::function<std::size_t(char* to, std::size_t size)>;

    /// `name` is what complaints call the archive.
    TarReader(Source source, std::string name) : source_(std::move(source)), name_(std::move(name)) {}

    /// The next file, behind whatever is left of the present one; nothing at the archive's end.
    std::optional<TarEntry> next();
    /// The next bytes of the present file; 0 at its end.
    std::size_t read(char* to, std::size_t size);
    [[noreturn]] void refuse(const std::string& what) const;

private:
    bool fill(char* to, std::size_t size);
    void skip(std::int64_t size);
    TarEntry read_header(std::string_view block) const;

    Source source_;
    std::string name_;
    std::int64_t at_ = 0;    ///< bytes taken from the source
    std::int64_t left_ = 0;  ///< of the present file
    std::int64_t padding_ = 0;
    std::string path_;
};

}  // namespace base
