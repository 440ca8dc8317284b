#include "app/control_frames.hpp"

#include <charconv>
#include <cstring>

namespace app {
namespace {

// Both are far above what a system lets a command line have.
constexpr std::uint32_t kFrameBytesMax = 4 << 20;
constexpr std::size_t kBytesMax = 16 << 20;

}  // namespace

std::string frame_head(char kind, std::size_t size) {
    const auto length = static_cast<std::uint32_t>(size);
    std::string head(1 + sizeof length, kind);
    std::memcpy(head.data() + 1, &length, sizeof length);
    return head;
}

std::optional<Frame> read_frame(const Receive& receive) {
    char head[5];
    if (!receive(head, sizeof head)) return std::nullopt;
    std::uint32_t size = 0;
    std::memcpy(&size, head + 1, sizeof size);
    if (size > kFrameBytesMax) return std::nullopt;
    std::string text(size, '\0');
    if (!receive(text.data(), size)) return std::nullopt;
    return Frame{head[0], std::move(text)};
}

std::optional<AskedCommand> read_asked(const Receive& receive) {
    AskedCommand asked;
    std::size_t bytes = 0;
    for (;;) {
        auto frame = read_frame(receive);
        if (!frame) return std::nullopt;
        // An empty word takes room too.
        bytes += frame->second.size() + sizeof(std::string);
        if (bytes > kBytesMax) return std::nullopt;
        if (frame->first == 'w') asked.words.push_back(std::move(frame->second));
        if (frame->first == 'f') asked.folder = std::move(frame->second);
        if (frame->first == 'g') return asked;
    }
}

std::optional<int> read_status(std::string_view text) {
    int status = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), status);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return status;
}

}  // namespace app
