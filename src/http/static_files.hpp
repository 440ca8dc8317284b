#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/embedded.hpp"
#include "http/message.hpp"

namespace http {

/// The files of a web application, from the table inside the binary. GET and HEAD only. Each has a strong ETag and
/// answers 304; "app.js.br" and "app.js.gz" are not files of their own but other forms of "app.js". What lies below
/// assets/ carries its hash in its name and is kept for a year; everything else is asked for each time. A path that is
/// no file is a page of the application, index.html, unless it ends like a file.
class StaticFiles {
public:
    /// The bytes have to outlive the server, as embedded files do.
    explicit StaticFiles(const std::vector<base::embedded::File>& files);
    /// Nothing where there is no such file, and always below "/api/". For Router::on_not_found.
    std::optional<Response> answer(const Request& request) const;

private:
    struct Form {
        std::string_view bytes;
        std::string etag;
    };
    struct File {
        std::string content_type;
        Form plain;
        std::optional<Form> gzip;
        std::optional<Form> brotli;
    };
    std::unordered_map<std::string_view, File> files_;
};

/// The same from a folder on disk, read anew for each request: for development. Nothing outside the folder is given,
/// neither by ".." nor by a symbolic link.
class StaticFolder {
public:
    /// Throws Failure where the folder is not there.
    explicit StaticFolder(const std::filesystem::path& root);
    std::optional<Response> answer(const Request& request) const;

private:
    std::filesystem::path root_;
};

/// "text/html; charset=utf-8" by the ending of a path; application/octet-stream where it is not known.
std::string_view content_type_of(std::string_view path);

}  // namespace http
