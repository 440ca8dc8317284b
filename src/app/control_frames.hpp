#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace app {

/// What goes over the control socket: one letter, four bytes of length, the bytes. 'w' a word, 'f' the folder, 'g' go;
/// 'o' and 'e' what the command says, 'x' its exit status.
using Frame = std::pair<char, std::string>;

std::string frame_head(char kind, std::size_t size);

/// Fills so many bytes; false where the other side ended first.
using Receive = std::function<bool(char* bytes, std::size_t size)>;
/// The next frame; nothing where the other side ended, or announces more than a command can need.
std::optional<Frame> read_frame(const Receive& receive);

/// A command that is asked for: the words behind the program's name, and the folder that they were said in.
struct AskedCommand {
    std::string folder;
    std::vector<std::string> words;
};
/// Everything up to "go"; nothing where that does not come, or words come without end.
std::optional<AskedCommand> read_asked(const Receive& receive);

/// The exit status that a frame 'x' tells; nothing for what is no number.
std::optional<int> read_status(std::string_view text);

}  // namespace app
