#pragma once

#include <stdexcept>
#include <string>

namespace base {

/// The world broke: disk, database, an unreadable rulebook. Caught at one place an entrance.
/// The text is for the log and for whoever runs the server, never for a client.
struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What was given cannot be read: a file, a line, an option. `where` names the place ("FILE:12:3"), `cure` what to do.
struct BadInput : std::runtime_error {
    explicit BadInput(const std::string& what, std::string where_ = "", std::string cure_ = "")
        : std::runtime_error(where_.empty() ? what : where_ + ": " + what),
          where(std::move(where_)),
          cure(std::move(cure_)) {}
    std::string where;
    std::string cure;
};

}  // namespace base
