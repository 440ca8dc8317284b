#include "base/tar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

namespace base {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::int64_t kOctalSizeMax = 077777777777;

/// Where the fields of a header stand, and how long they are.
struct Field {
    std::size_t at;
    std::size_t size;
};
constexpr Field kName{0, 100};
constexpr Field kMode{100, 8};
constexpr Field kOwner{108, 8};
constexpr Field kGroup{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kTime{136, 12};
constexpr Field kSum{148, 8};
constexpr Field kType{156, 1};
constexpr Field kMagic{257, 6};
constexpr Field kPrefix{345, 155};

std::int64_t padding_of(std::int64_t size) {
    const auto over = size % static_cast<std::int64_t>(kBlock);
    return over == 0 ? 0 : static_cast<std::int64_t>(kBlock) - over;
}

void put(std::string& block, Field field, std::string_view text) {
    CHECK(text.size() <= field.size);
    block.replace(field.at, text.size(), text);
}

std::string_view field_of(std::string_view block, Field field) {
    const auto whole = block.substr(field.at, field.size);
    return whole.substr(0, whole.find('\0'));
}

/// The sum of a header's bytes, its own field counted as spaces.
std::int64_t sum_of(std::string_view block) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
        const bool in_sum = i >= kSum.at && i < kSum.at + kSum.size;
        sum += in_sum ? ' ' : static_cast<unsigned char>(block[i]);
    }
    return sum;
}

std::optional<std::int64_t> octal(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (text.empty()) return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '7' || value > kOctalSizeMax) return std::nullopt;
        value = value * 8 + (digit - '0');
    }
    return value;
}

/// Octal digits, or eight bytes in binary behind a byte 0x80.
std::optional<std::int64_t> size_of(std::string_view block) {
    const auto bytes = block.substr(kSize.at, kSize.size);
    if (bytes.front() != '\x80') return octal(field_of(block, kSize));
    std::uint64_t value = 0;
    for (const char byte : bytes.substr(1)) {
        if (value >> 48U != 0) return std::nullopt;
        value = value << 8U | static_cast<unsigned char>(byte);
    }
    return static_cast<std::int64_t>(value);
}

bool stays_inside(std::string_view path) {
    if (path.empty() || path.front() == '/' || !is_utf8(path)) return false;
    const auto steps = split(path, '/');
    return std::none_of(steps.begin(), steps.end(),
                        [](std::string_view step) { return step.empty() || step == "." || step == ".."; });
}

}  // namespace

std::string tar_header(const TarEntry& entry, Instant made_at) {
    CHECK(stays_inside(entry.path));
    std::string block(kBlock, '\0');
    put(block, kName, entry.path);
    put(block, kMode, "0000600");
    put(block, kOwner, "0000000");
    put(block, kGroup, "0000000");
    if (entry.size <= kOctalSizeMax) {
        put(block, kSize, fmt::format("{:011o}", entry.size));
    } else {
        block[kSize.at] = '\x80';
        for (std::size_t i = 0; i < 8; ++i) {
            block[kSize.at + kSize.size - 1 - i] = static_cast<char>(entry.size >> (8 * i) & 0xff);
        }
    }
    put(block, kTime, fmt::format("{:011o}", std::max<std::int64_t>(to_micros(made_at) / 1'000'000, 0)));
    put(block, kType, "0");
    put(block, kMagic, std::string_view{"ustar\0", 6});
    put(block, {kMagic.at + kMagic.size, 2}, "00");
    put(block, kSum, fmt::format("{:06o}", sum_of(block)));
    block[kSum.at + 7] = ' ';
    return block;
}

std::string tar_padding(std::int64_t size) {
    return std::string(static_cast<std::size_t>(padding_of(size)), '\0');
}

std::string tar_end() {
    return std::string(2 * kBlock, '\0');
}

void TarReader::refuse(const std::string& what) const {
    throw BadInput(what, fmt::format("{}: byte {}", name_, at_), "take another copy of the archive");
}

/// False at the end of the source, before the first byte.
bool TarReader::fill(char* to, std::size_t size) {
    std::size_t got = 0;
    while (got < size) {
        const auto more = source_(to + got, size - got);
        if (more == 0) break;
        got += more;
    }
    at_ += static_cast<std::int64_t>(got);
    if (got == 0) return false;
    if (got < size) refuse(fmt::format("the archive breaks off{}", path_.empty() ? "" : " behind " + path_));
    return true;
}

void TarReader::skip(std::int64_t size) {
    char bytes[4096];
    while (size > 0) {
        const auto piece = std::min<std::int64_t>(size, sizeof bytes);
        if (!fill(bytes, static_cast<std::size_t>(piece))) refuse("the archive breaks off in " + path_);
        size -= piece;
    }
}

std::optional<TarEntry> TarReader::next() {
    skip(left_ + padding_);
    left_ = padding_ = 0;
    std::string block(kBlock, '\0');
    if (!fill(block.data(), kBlock)) refuse("the archive breaks off: its end mark is missing");
    if (std::all_of(block.begin(), block.end(), [](char byte) { return byte == '\0'; })) return std::nullopt;
    auto entry = read_header(block);
    path_ = entry.path;
    left_ = entry.size;
    padding_ = padding_of(entry.size);
    return entry;
}

TarEntry TarReader::read_header(std::string_view block) const {
    if (octal(field_of(block, kSum)) != sum_of(block)) refuse("this is no header of a tar archive, or it is damaged");
    const auto type = block[kType.at];
    const std::string path{field_of(block, kName)};
    if (field_of(block, kMagic) != "ustar" || !field_of(block, kPrefix).empty()) refuse("this is no ustar archive");
    if (!stays_inside(path)) refuse("a path leads out of the archive");
    if (type != '0' && type != '\0') refuse(path + " is no plain file");
    const auto size = size_of(block);
    if (!size) refuse("the size of " + path + " is not readable");
    return {path, *size};
}

std::size_t TarReader::read(char* to, std::size_t size) {
    const auto piece = static_cast<std::size_t>(std::min<std::int64_t>(left_, static_cast<std::int64_t>(size)));
    if (piece == 0) return 0;
    if (!fill(to, piece)) refuse("the archive breaks off in " + path_);
    left_ -= static_cast<std::int64_t>(piece);
    return piece;
}

}  // namespace base
