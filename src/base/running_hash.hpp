#pragma once

#include <memory>
#include <string_view>

#include "base/hash.hpp"

namespace base {

/// SHA-256 of bytes that come in pieces, as those of a file do.
class RunningHash {
public:
    RunningHash();
    ~RunningHash();
    RunningHash(const RunningHash&) = delete;
    RunningHash& operator=(const RunningHash&) = delete;

    void add(std::string_view bytes);
    /// The hash of all that was added; the next add() begins anew.
    Hash finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace base
