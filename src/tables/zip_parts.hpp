#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "tables/bytes.hpp"
#include "tables/source.hpp"

struct zip;

namespace tables {

/// What a workbook is read from: a path, or bytes in memory where the path is empty.
struct XlsxInput {
    std::string path;
    std::string_view bytes;
};

/// The parts of a zip archive. Refuses archives that unpack to more than the caps of the options: what the parts
/// declare is believed only as far as it already condemns them; what really comes out is counted as it comes.
class ZipParts {
public:
    ZipParts(const XlsxInput& input, std::string name, const SourceOptions& options);

    bool has(const std::string& part) const;
    /// Streams a part; base::BadInput where it is absent, locked by a password or damaged.
    std::unique_ptr<Bytes> open(const std::string& part) const;

private:
    struct Archive;
    std::shared_ptr<Archive> archive_;
};

}  // namespace tables
