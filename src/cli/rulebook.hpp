#pragma once

#include <string>

#include "cli/console.hpp"

namespace cli {

/// `fivestar rulebook list`: the books that are built in.
int list_rulebooks(Console& console);
/// `fivestar rulebook show ID`.
int show_rulebook(const std::string& id, Console& console);
/// `fivestar rulebook check [PATH]`: reads a book or every book of a folder, each as its folder says; without PATH the
/// built-in ones. Gives 1 with file, line and column of what is not right.
int check_rulebooks(const std::string& path, Console& console);
/// `fivestar rulebook test [PATH]`: runs the cases beside the books; ends with "N passed, N failed".
int test_rulebooks(const std::string& path, Console& console);

}  // namespace cli
