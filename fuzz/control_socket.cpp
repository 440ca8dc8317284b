#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "app/commands.hpp"
#include "app/control_frames.hpp"

/// What comes over the control socket: nothing, or words, of which a command is made or a complaint. Nothing is run.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::size_t at = 0;
    const auto asked = app::read_asked([&](char* to, std::size_t wanted) {
        if (size - at < wanted) return false;
        std::memcpy(to, data + at, wanted);
        at += wanted;
        return true;
    });
    app::read_status({reinterpret_cast<const char*>(data), size});
    if (!asked) return 0;
    std::string said;
    const auto say = [&](std::string_view text) { said += text; };
    cli::Console console{.out = say, .err = say};
    const auto command = app::read_command(asked->words, asked->folder, console);
    if (command.kind == app::Command::Kind::None && said.empty()) std::abort();
    return 0;
}
