#pragma once

namespace base {

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

/// For headers: a test program has a CHECK of its own, so the macro below stays in sources.
inline void check(bool holds, const char* what) {
    if (!holds) check_failed(what, "", 0);
}

}  // namespace base

/// A bug if it does not hold; always compiled in, never on what a user sent. Ends the process.
#ifndef CHECK
#define CHECK(condition) ((condition) ? static_cast<void>(0) : ::base::check_failed(#condition, __FILE__, __LINE__))
#endif
