#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace tables {

/// A stream of bytes, read once from front to back.
class Bytes {
public:
    virtual ~Bytes() = default;
    /// Fills up to `size` bytes and says how many; 0 only at the end.
    virtual std::size_t read(char* into, std::size_t size) = 0;
};

/// Opens the same bytes from the front again, for readers that need two passes.
using Opener = std::function<std::unique_ptr<Bytes>()>;

/// base::BadInput where the file cannot be opened, base::Failure where reading breaks off.
std::unique_ptr<Bytes> file_bytes(const std::string& path);
/// The bytes must outlive the stream.
std::unique_ptr<Bytes> memory_bytes(std::string_view bytes);
/// What is inside a gzip file (RFC 1952, several members one behind the other too); damage is base::BadInput.
std::unique_ptr<Bytes> unzipped_bytes(std::unique_ptr<Bytes> packed, std::string name);
/// The bytes that were read ahead, then the rest.
std::unique_ptr<Bytes> rejoined_bytes(std::string ahead, std::unique_ptr<Bytes> rest);

/// Up to `size` bytes, fewer only at the end.
std::string read_ahead(Bytes& bytes, std::size_t size);

}  // namespace tables
