#include <dlfcn.h>
#include <fmt/format.h>

#include <cstdlib>

#include "lens/duck.hpp"
#include "lens/duck_functions.hpp"

namespace lens::duck {

namespace {

constexpr std::string_view kVersion = "v1.4.";

std::vector<std::filesystem::path> usual_places() {
    std::vector<std::filesystem::path> places;
    if (const char* given = std::getenv("FIVESTAR_DUCKDB"); given != nullptr && *given != '\0') return {given};
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        places.push_back(program.parent_path().parent_path() / "lib" / "libduckdb.so");
        places.push_back(program.parent_path() / "lib" / "libduckdb.so");
    }
    return places;
}

base::Refusal unavailable(std::string why) {
    return {"lens_unavailable", {{"why", std::move(why)}}};
}

}  // namespace

Library::Library() : functions_(std::make_unique<Functions>()) {}

Library::~Library() {
    if (handle_ != nullptr) ::dlclose(handle_);
}

base::Result<std::shared_ptr<const Library>> Library::open() {
    return open(usual_places());
}

base::Result<std::shared_ptr<const Library>> Library::open(const std::vector<std::filesystem::path>& places) {
    std::string looked;
    const std::shared_ptr<Library> library{new Library};
    for (const auto& place : places) {
        library->handle_ = ::dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (library->handle_ != nullptr) break;
        const char* reason = ::dlerror();
        looked += fmt::format("{}{}", looked.empty() ? "" : "; ", reason == nullptr ? place.string() : reason);
    }
    if (library->handle_ == nullptr) return unavailable(fmt::format("libduckdb.so cannot be opened ({})", looked));
#define LENS_FIND(name)                                                                         \
    library->functions_->name =                                                                 \
        reinterpret_cast<decltype(&duckdb_##name)>(::dlsym(library->handle_, "duckdb_" #name)); \
    if (library->functions_->name == nullptr) return unavailable("this libduckdb.so has no duckdb_" #name);
    LENS_DUCK_FUNCTIONS(LENS_FIND)
#undef LENS_FIND
    library->version_ = library->functions_->library_version();
    if (library->version_.rfind(kVersion, 0) != 0) {
        return unavailable(fmt::format("libduckdb.so is {}, not {}x", library->version_, kVersion));
    }
    return std::shared_ptr<const Library>{library};
}

}  // namespace lens::duck
