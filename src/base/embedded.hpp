#pragma once

#include <string_view>
#include <vector>

namespace base::embedded {

/// A file that was put into the binary when it was built.
struct File {
    std::string_view path;   ///< below its root, with forward slashes
    std::string_view bytes;  ///< as on disk
};

const std::vector<File>& rulebooks();   ///< rulebooks/**/*.yaml
const std::vector<File>& migrations();  ///< migrations/NNNN_*.sql
const std::vector<File>& index();       ///< migrations/index/*.sql, the tables of the full-text index
const std::vector<File>& web();         ///< the built web application, with its .gz and .br beside; may be empty
const std::vector<File>& contract();    ///< api/openapi.yaml

}  // namespace base::embedded
