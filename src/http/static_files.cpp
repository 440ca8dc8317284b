#include "http/static_files.hpp"

#include <array>
#include <fstream>
#include <iterator>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "http/accept_encoding.hpp"
#include "http/names.hpp"

namespace http {
namespace {

constexpr std::string_view kUnknownType = "application/octet-stream";
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kTypes{{
    {"html", "text/html; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"css", "text/css; charset=utf-8"},
    {"txt", "text/plain; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"yaml", "application/yaml"},
    {"json", "application/json"},
    {"map", "application/json"},
    {"webmanifest", "application/manifest+json"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"gif", "image/gif"},
    {"webp", "image/webp"},
    {"ico", "image/x-icon"},
    {"woff", "font/woff"},
    {"woff2", "font/woff2"},
    {"ttf", "font/ttf"},
    {"pdf", "application/pdf"},
    {"wasm", "application/wasm"},
}};

/// Half of SHA-256 tells any two forms of any two files apart.
std::string etag_of(std::string_view bytes) {
    return '"' + base::to_hex(base::sha256(bytes)).substr(0, 32) + '"';
}

/// If-None-Match compares weakly (RFC 9110 section 13.1.2): "W/" says nothing.
bool has_already(const Request& request, std::string_view etag) {
    auto rest = request.header("If-None-Match");
    while (!rest.empty()) {
        auto tag = trim_ows(next_piece(rest, ','));
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        if (tag == "*" || tag == etag) return true;
    }
    return false;
}

/// The path below the root; nothing where it is not for files, or is no plain way down.
std::optional<std::string_view> path_below_root(const Request& request) {
    if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
    std::string_view path = request.path;
    if (!path.starts_with('/') || path == "/api" || path.starts_with("/api/")) return std::nullopt;
    path.remove_prefix(1);
    if (path.empty()) return "index.html";
    if (path.find('\\') != std::string_view::npos) return std::nullopt;
    for (auto rest = path; !rest.empty();)
        if (const auto segment = next_piece(rest, '/'); segment.empty() || segment.starts_with('.'))
            return std::nullopt;
    return path;
}

/// A page may be named after what it shows, and that may hold a dot: settings/rulebooks/promises.standard.
bool may_be_page(std::string_view path) {
    if (path.starts_with("assets/")) return false;
    const auto name = path.substr(path.rfind('/') + 1);
    if (name.find('.') == std::string_view::npos) return true;
    return name.size() < path.size() && content_type_of(name) == kUnknownType;
}

Response found(const Request& request, std::string_view path, std::string_view content_type, const std::string& etag) {
    Response response;
    response.headers.emplace_back("ETag", etag);
    response.headers.emplace_back("Cache-Control",
                                  path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    if (has_already(request, etag)) {
        response.status = 304;
        return response;
    }
    response.content_type = content_type;
    if (content_type.starts_with("text/html"))
        add_page_headers(response);
    else
        response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return response;
}

}  // namespace

std::string_view content_type_of(std::string_view path) {
    const auto dot = path.rfind('.');
    if (dot != std::string_view::npos)
        for (const auto& [ending, type] : kTypes)
            if (same_name(path.substr(dot + 1), ending)) return type;
    return kUnknownType;
}

StaticFiles::StaticFiles(const std::vector<base::embedded::File>& files) {
    const auto ends_packed = [](std::string_view path) { return path.ends_with(".br") || path.ends_with(".gz"); };
    for (const auto& [path, bytes] : files)
        if (!ends_packed(path))
            files_[path] = {std::string{content_type_of(path)}, {bytes, etag_of(bytes)}, std::nullopt, std::nullopt};
    for (const auto& [path, bytes] : files) {
        if (!ends_packed(path)) continue;
        const auto file = files_.find(path.substr(0, path.size() - 3));
        if (file == files_.end()) continue;
        (path.ends_with(".br") ? file->second.brotli : file->second.gzip) = Form{bytes, etag_of(bytes)};
    }
}

std::optional<Response> StaticFiles::answer(const Request& request) const {
    auto path = path_below_root(request);
    if (!path) return std::nullopt;
    auto file = files_.find(*path);
    if (file == files_.end() && may_be_page(*path)) file = files_.find(*(path = "index.html"));
    if (file == files_.end()) return std::nullopt;
    const auto& [content_type, plain, gzip, brotli] = file->second;
    const auto coding = best_coding(request.header("Accept-Encoding"), gzip.has_value(), brotli.has_value());
    const Form* form = &plain;
    if (coding == Coding::Gzip && gzip) form = &*gzip;
    if (coding == Coding::Brotli && brotli) form = &*brotli;
    auto response = found(request, *path, content_type, form->etag);
    if (gzip || brotli) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (response.status == 304) return response;
    if (coding != Coding::Identity)
        response.headers.emplace_back("Content-Encoding", coding == Coding::Brotli ? "br" : "gzip");
    response.static_body = form->bytes;
    return response;
}

StaticFolder::StaticFolder(const std::filesystem::path& root) {
    std::error_code ec;
    root_ = std::filesystem::canonical(root, ec);
    if (ec || !std::filesystem::is_directory(root_)) throw base::Failure(root.string() + " is not a folder");
}

std::optional<Response> StaticFolder::answer(const Request& request) const {
    auto path = path_below_root(request);
    if (!path) return std::nullopt;
    std::error_code ec;
    auto file = std::filesystem::canonical(root_ / *path, ec);
    if ((ec || !std::filesystem::is_regular_file(file, ec)) && may_be_page(*path))
        file = std::filesystem::canonical(root_ / *(path = "index.html"), ec);
    if (ec || !std::filesystem::is_regular_file(file, ec)) return std::nullopt;
    const auto way_down = file.lexically_relative(root_);
    if (way_down.empty() || *way_down.begin() == "..") return std::nullopt;
    std::ifstream in{file, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    auto response = found(request, *path, content_type_of(*path), etag_of(bytes));
    if (response.status == 200) response.body = std::move(bytes);
    return response;
}

}  // namespace http
