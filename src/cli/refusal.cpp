#include "cli/refusal.hpp"

#include <string>

namespace cli {

int refuse(const base::Refusal& refusal, Console& console) {
    std::string text = "refused: " + refusal.code;
    for (const auto& [name, value] : refusal.facts) text += " " + name + "=" + value;
    console.err(text + "\n");
    return kRefused;
}

}  // namespace cli
