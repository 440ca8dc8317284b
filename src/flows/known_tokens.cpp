#include "flows/known_tokens.hpp"

namespace flows {
namespace {

constexpr std::size_t kTokensMax = 10'000;

}  // namespace

std::optional<store::Token> KnownTokens::find(const std::string& token_hash) const {
    const std::lock_guard lock{mutex_};
    const auto found = tokens_.find(token_hash);
    return found == tokens_.end() ? std::nullopt : std::optional{found->second};
}

std::uint64_t KnownTokens::version() const {
    const std::lock_guard lock{mutex_};
    return version_;
}

void KnownTokens::keep(const std::string& token_hash, const store::Token& token, std::uint64_t version) {
    const std::lock_guard lock{mutex_};
    if (version != version_) return;
    if (tokens_.size() >= kTokensMax) tokens_.clear();
    tokens_.emplace(token_hash, token);
}

void KnownTokens::forget_all() {
    const std::lock_guard lock{mutex_};
    ++version_;
    tokens_.clear();
}

}  // namespace flows
