#include "base/tzif.hpp"

#include "base/failure.hpp"

namespace base {
namespace {

constexpr std::size_t kHeaderBytes = 44;
constexpr std::size_t kChangesMost = 20000;
constexpr std::int64_t kLastSecond = 253402300799;  // 9999-12-31T23:59:59Z

struct Counts {
    std::uint32_t isut, isstd, leap, changes, types, letters;

    /// Bytes of a data block whose instants take `instant_bytes` each.
    std::size_t block_bytes(std::size_t instant_bytes) const {
        return std::size_t{changes} * (instant_bytes + 1) + std::size_t{types} * 6 + letters +
               std::size_t{leap} * (instant_bytes + 4) + isstd + isut;
    }
};

class Reader {
public:
    Reader(std::string_view bytes, const std::string& where) : bytes_(bytes), where_(where) {}

    Tzif read() {
        const auto first = header();
        skip(first.block_bytes(4));
        const auto counts = header();
        if (counts.leap != 0) refuse("counts leap seconds");
        if (counts.types == 0 || counts.types > 256) refuse("has no kinds of local time, or too many");
        if (counts.changes > kChangesMost) refuse("lists too many changes");
        const auto block = take(counts.block_bytes(8));
        Tzif file = changes(block, counts);
        if (rest().size() < 2 || rest().front() != '\n') refuse("lacks its footer");
        const auto end = rest().find('\n', 1);
        if (end == std::string_view::npos) refuse("is cut short in its footer");
        file.footer = rest().substr(1, end - 1);
        return file;
    }

private:
    [[noreturn]] void refuse(const std::string& what) const {
        throw BadInput("this zone file " + what, where_, "reinstall tzdata");
    }

    std::string_view rest() const { return bytes_.substr(at_); }
    void skip(std::size_t count) { take(count); }
    std::string_view take(std::size_t count) {
        if (count > bytes_.size() - at_) refuse("is cut short");
        const auto piece = bytes_.substr(at_, count);
        at_ += count;
        return piece;
    }

    static std::uint64_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
        return value;
    }

    Counts header() {
        const auto head = take(kHeaderBytes);
        if (!head.starts_with("TZif")) refuse("does not begin with 'TZif'");
        if (head[4] < '2') refuse("is of version 1, which ends in 2037");
        const auto count = [&](std::size_t n) { return static_cast<std::uint32_t>(big_endian(head, 20 + 4 * n, 4)); };
        return {count(0), count(1), count(2), count(3), count(4), count(5)};
    }

    std::int32_t offset(std::string_view types, std::size_t index) const {
        const auto value = static_cast<std::int32_t>(static_cast<std::uint32_t>(big_endian(types, index * 6, 4)));
        if (value < -25 * 3600 || value > 26 * 3600) refuse("has an offset beyond 26 hours");
        return value;
    }

    Tzif changes(std::string_view block, const Counts& counts) const {
        const auto types = block.substr(std::size_t{counts.changes} * 9, std::size_t{counts.types} * 6);
        Tzif file;
        file.offset_before = offset(types, 0);
        file.changes.reserve(counts.changes);
        for (std::size_t i = 0; i < counts.changes; ++i) {
            const auto at = static_cast<std::int64_t>(big_endian(block, i * 8, 8));
            const auto type = static_cast<unsigned char>(block[std::size_t{counts.changes} * 8 + i]);
            if (type >= counts.types) refuse("names a kind of local time it does not have");
            if (!file.changes.empty() && at <= file.changes.back().first) refuse("lists its changes out of order");
            if (at > kLastSecond) refuse("lists a change after the year 9999");
            file.changes.emplace_back(at, offset(types, type));
        }
        return file;
    }

    std::string_view bytes_;
    const std::string& where_;
    std::size_t at_ = 0;
};

}  // namespace

Tzif read_tzif(std::string_view bytes, const std::string& where) {
    return Reader{bytes, where}.read();
}

}  // namespace base
