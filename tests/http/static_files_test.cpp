#include "http/static_files.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>

#include "base/failure.hpp"
#include "http/accept_encoding.hpp"

namespace {

const http::StaticFiles& site() {
    static const http::StaticFiles files{{
        {"index.html", "<p>home"},
        {"favicon.ico", "icon"},
        {"assets/app-1a2b.js", "plain"},
        {"assets/app-1a2b.js.br", "brotli"},
        {"assets/app-1a2b.js.gz", "gzip"},
        {"lone.txt.gz", "without a plain form"},
    }};
    return files;
}

std::optional<http::Response> get(std::string_view target, http::Pairs headers = {}) {
    auto request = http::make_request("GET", target);
    request.headers = std::move(headers);
    return site().answer(request);
}

std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return "";
}

}  // namespace

TEST_CASE("a page is asked for each time and carries the headers that keep browsers in bounds") {
    const auto page = get("/");
    REQUIRE(page);
    CHECK(page->bytes() == "<p>home");
    CHECK(page->content_type == "text/html; charset=utf-8");
    CHECK(header(*page, "Cache-Control") == "no-cache");
    CHECK(header(*page, "Content-Security-Policy").starts_with("default-src 'self'; style-src 'self' 'unsafe-inline'"));
    CHECK(header(*page, "X-Content-Type-Options") == "nosniff");
    CHECK(header(*page, "X-Frame-Options") == "DENY");
    CHECK(header(*page, "Referrer-Policy") == "same-origin");
    CHECK(header(*page, "Vary").empty());
}

TEST_CASE(
    "a path that does not end like a file is a page of the application; a file that is not there, or the API, is not") {
    CHECK(get("/cases/7")->bytes() == "<p>home");
    CHECK(get("/%E5%B7%A5%E5%8D%95")->bytes() == "<p>home");
    CHECK(get("/settings/rulebooks/promises.standard")->bytes() == "<p>home");
    CHECK_FALSE(get("/missing.js"));
    CHECK_FALSE(get("/settings/missing.js"));
    CHECK_FALSE(get("/missing.standard"));
    CHECK_FALSE(get("/assets/missing"));
    CHECK_FALSE(get("/api/v1/nothing"));
    CHECK_FALSE(get("/lone.txt"));
    CHECK_FALSE(get("/assets/app-1a2b.js.br"));
    CHECK_FALSE(site().answer(http::make_request("POST", "/")));
    CHECK(site().answer(http::make_request("HEAD", "/")));
}

TEST_CASE("an asset with its hash in its name is kept for a year, in the form the browser likes best") {
    const auto packed = get("/assets/app-1a2b.js", {{"accept-encoding", "gzip, deflate, br"}});
    CHECK(packed->bytes() == "brotli");
    CHECK(header(*packed, "Content-Encoding") == "br");
    CHECK(header(*packed, "Vary") == "Accept-Encoding");
    CHECK(header(*packed, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(packed->content_type == "text/javascript; charset=utf-8");
    const auto plain = get("/assets/app-1a2b.js");
    CHECK(plain->bytes() == "plain");
    CHECK(header(*plain, "Content-Encoding").empty());
    CHECK(header(*plain, "Vary") == "Accept-Encoding");
    CHECK(header(*plain, "ETag") != header(*packed, "ETag"));
}

TEST_CASE("what the browser already has answers 304 without a body") {
    const auto etag = header(*get("/favicon.ico"), "ETag");
    CHECK(etag.size() == 34);
    for (const auto& match : {etag, "W/" + etag, "\"other\", " + etag, std::string{"*"}}) {
        const auto kept = get("/favicon.ico", {{"If-None-Match", match}});
        CHECK(kept->status == 304);
        CHECK(kept->bytes().empty());
        CHECK(header(*kept, "ETag") == etag);
    }
    CHECK(get("/favicon.ico", {{"If-None-Match", "\"other\""}})->status == 200);
}

TEST_CASE("Accept-Encoding is weighed as RFC 9110 says") {
    using http::best_coding;
    using http::Coding;
    CHECK(best_coding("", true, true) == Coding::Identity);
    CHECK(best_coding("gzip", true, true) == Coding::Gzip);
    CHECK(best_coding("GZIP;Q=0.5, br;q=0.4", true, true) == Coding::Gzip);
    CHECK(best_coding("br;q=0, gzip", true, true) == Coding::Gzip);
    CHECK(best_coding("br;q=0, *", true, true) == Coding::Gzip);
    CHECK(best_coding("*;q=0.5, br;q=1.0", true, true) == Coding::Brotli);
    CHECK(best_coding("gzip;q=0.5, identity;q=0.8", true, false) == Coding::Identity);
    CHECK(best_coding("identity;q=0", true, false) == Coding::Identity);
    CHECK(best_coding("*;q=0", true, true) == Coding::Identity);
    CHECK(best_coding("br", true, false) == Coding::Identity);
    CHECK(best_coding("gzip;q=2", true, true) == Coding::Identity);
    CHECK(best_coding("gzip;q=0.0001", true, true) == Coding::Identity);
    CHECK(best_coding(" , ;, gzip ; q = 0.001 ", true, true) == Coding::Gzip);
}

TEST_CASE("a folder gives what is in it, and nothing outside it") {
    namespace fs = std::filesystem;
    const auto scratch = fs::temp_directory_path() / ("fivestar_static_" + std::to_string(getpid()));
    fs::create_directories(scratch / "web" / "assets");
    std::ofstream{scratch / "web" / "index.html"} << "<p>home";
    std::ofstream{scratch / "web" / "assets" / "a.css"} << "p{}";
    std::ofstream{scratch / "web" / ".hidden"} << "hidden";
    std::ofstream{scratch / "secret.txt"} << "secret";
    fs::create_symlink(scratch / "secret.txt", scratch / "web" / "link.txt");
    const http::StaticFolder folder{scratch / "web"};
    const auto ask = [&](std::string_view target) { return folder.answer(http::make_request("GET", target)); };
    CHECK(ask("/")->bytes() == "<p>home");
    CHECK(ask("/assets/a.css")->bytes() == "p{}");
    CHECK(ask("/assets/a.css")->content_type == "text/css; charset=utf-8");
    CHECK(ask("/cases/7")->bytes() == "<p>home");
    CHECK(ask("/assets")->bytes() == "<p>home");
    for (const auto* refused :
         {"/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "//secret.txt", "/..%5csecret.txt",
          "/.hidden", "/link.txt", "/missing.txt", "/assets/../../secret.txt"}) {
        CAPTURE(refused);
        CHECK_FALSE(ask(refused));
    }
    auto again = http::make_request("GET", "/assets/a.css");
    again.headers.emplace_back("If-None-Match", header(*ask("/assets/a.css"), "ETag"));
    CHECK(folder.answer(again)->status == 304);
    fs::remove_all(scratch);
    CHECK_THROWS_AS(http::StaticFolder{scratch}, base::Failure);
}
