#include "cli/shipped_standards.hpp"

#include <map>

#include "base/embedded.hpp"

namespace cli {
namespace {

std::map<std::string, rating::StandardBook, std::less<>> read_all() {
    std::map<std::string, rating::StandardBook, std::less<>> out;
    for (const auto& file : base::embedded::rulebooks()) {
        if (!file.path.starts_with("standards/") || file.path.ends_with(".cases.yaml")) continue;
        auto book = rating::read_standard_book(file.bytes, std::string{file.path});
        auto id = book.standard.id();
        out.emplace(std::move(id), std::move(book));
    }
    return out;
}

}  // namespace

const rating::StandardBook* shipped_standard(std::string_view id) {
    static const auto kBooks = read_all();
    const auto found = kBooks.find(id);
    return found == kBooks.end() ? nullptr : &found->second;
}

}  // namespace cli
