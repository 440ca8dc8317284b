#include "domain/guarantee/words.hpp"

namespace guarantee {

std::int64_t Words::intern(std::string_view word) {
    if (const auto found = numbers_.find(word); found != numbers_.end()) return found->second;
    const auto dash = word.rfind('-');
    const auto around = dash == std::string_view::npos ? kNone : intern(word.substr(0, dash));
    const auto number = static_cast<std::int64_t>(texts_.size());
    texts_.emplace_back(word);
    around_.push_back(around);
    numbers_.emplace(std::string{word}, number);
    return number;
}

std::int64_t Words::find(std::string_view word) const {
    const auto found = numbers_.find(word);
    return found == numbers_.end() ? kNone : found->second;
}

std::int64_t Words::find_place(std::string_view word) const {
    for (;;) {
        if (const auto found = find(word); found != kNone) return found;
        const auto dash = word.rfind('-');
        if (dash == std::string_view::npos) return kNone;
        word = word.substr(0, dash);
    }
}

bool Words::lies_in(std::int64_t inner, std::int64_t outer) const {
    while (inner >= 0 && inner != outer) inner = around_[static_cast<std::size_t>(inner)];
    return inner == outer;
}

}  // namespace guarantee
