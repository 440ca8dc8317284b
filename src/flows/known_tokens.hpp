#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "store/token_store.hpp"

namespace flows {

/// Tokens that were found in force, so that a program that asks a thousand times a second is looked up once. Only where
/// one program writes to the store: a revocation is told here before it is answered. May be asked by several threads.
class KnownTokens {
public:
    std::optional<store::Token> find(const std::string& token_hash) const;
    /// To be read before the store is.
    std::uint64_t version() const;
    /// What was found in the store behind version(); not kept where one was revoked meanwhile.
    void keep(const std::string& token_hash, const store::Token& token, std::uint64_t version);
    void forget_all();

private:
    mutable std::mutex mutex_;
    std::unordered_map<std::string, store::Token> tokens_;
    std::uint64_t version_ = 0;
};

}  // namespace flows
