#include "api/public_page.hpp"

#include <fmt/format.h>

namespace api {
namespace {

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--ink:#1c2b2d;--soft:#55676a;--line:#d7dfe0;--paper:#fff;--wash:#f3f6f6;--accent:#0f5f63;--no:#a3262a}
@media(prefers-color-scheme:dark){:root{--ink:#e6edee;--soft:#a3b3b5;--line:#34474a;--paper:#142022;--wash:#1b2a2c;--accent:#6fc5c9;--no:#ff9d9a}}
*{box-sizing:border-box}
body{margin:0;background:var(--wash);color:var(--ink);font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif}
main{max-width:720px;margin:0 auto;padding:16px;background:var(--paper);min-height:100vh}
header{display:flex;flex-wrap:wrap;gap:8px;justify-content:space-between;align-items:baseline;color:var(--soft);font-size:14px}
h1{font-size:22px;line-height:1.3;margin:12px 0}h2{font-size:16px;margin:24px 0 8px}
a{color:var(--accent)}p{margin:8px 0}.soft{color:var(--soft);font-size:14px}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:8px 4px;border-bottom:1px solid var(--line);vertical-align:top}
th{font-size:14px;color:var(--soft);font-weight:600}td.n,th.n{text-align:right;white-space:nowrap}
tr.sum td{font-weight:700;border-bottom:0}
.box{border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin:16px 0;background:var(--wash)}
.code{font:700 34px/1.2 ui-monospace,monospace;letter-spacing:.2em}
.state{font-weight:700}.no{color:var(--no)}
form{display:flex;gap:12px;flex-wrap:wrap;margin:16px 0}
button{font:inherit;min-height:48px;padding:0 24px;border-radius:8px;border:1px solid var(--accent);background:var(--paper);color:var(--accent);cursor:pointer;flex:1 1 140px}
button.yes{background:var(--accent);color:var(--paper);font-weight:700}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media print{body,main{background:#fff;color:#000}header nav,form{display:none}}
)css";

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

Language page_language(const http::Request& request) {
    const auto asked = request.query_value("lang").value_or("");
    if (asked == "en") return Language::English;
    return asked == "zh" ? Language::Chinese : language_of(request.header("Accept-Language"));
}

http::Response public_response(const PublicPage& page, Language language, const http::Request& request, int status) {
    const bool is_chinese = language == Language::Chinese;
    return http::html(
        fmt::format("<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                    "content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\">"
                    "<title>{} - {}</title><style>{}</style></head><body><main><header><span>{}</span><nav>"
                    "<a href=\"{}?lang={}\" hreflang=\"{}\">{}</a></nav></header><h1>{}</h1>{}</main></body></html>\n",
                    is_chinese ? "zh-CN" : "en", escaped(page.title), escaped(page.organisation), kStyle,
                    escaped(page.organisation), escaped(request.path), is_chinese ? "en" : "zh",
                    is_chinese ? "en" : "zh-CN", is_chinese ? "English" : "中文", escaped(page.title), page.body),
        status);
}

}  // namespace api
