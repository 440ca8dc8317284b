#include "http/problem.hpp"

#include <array>

#include "base/text.hpp"

namespace http {
namespace {

struct Said {
    int status;
    std::string_view code;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array kSaid{
    Said{400, "bad_request", "请求格式有误，服务器无法读取。", "The request is malformed and cannot be read."},
    Said{404, "not_found", "这里没有您要找的内容。", "There is nothing here."},
    Said{405, "method_not_allowed", "此地址不支持该操作。", "This address does not take that method."},
    Said{408, "request_timeout", "请求发送得太慢，连接已关闭。", "The request took too long to arrive."},
    Said{413, "body_too_large", "提交的内容太大。", "The body is larger than is taken here."},
    Said{431, "headers_too_large", "请求头太长。", "The request line and headers are too long."},
    Said{500, "internal_error", "服务器内部出错，请凭事件编号联系管理员。",
         "Something broke here. Tell the administrator the incident id."},
    Said{501, "not_implemented", "服务器不支持这种传输编码。", "This transfer coding is not supported."},
    Said{503, "busy", "服务器正忙，请稍后再试。", "The server is busy; try again shortly."},
};

constexpr Said kHttpsNeeded{400, "https_needed", "此端口只接受 HTTPS，请使用 https:// 开头的网址。",
                            "HTTPS is spoken here; begin the address with https://."};

const Said& said_of(int status) {
    for (const auto& said : kSaid)
        if (said.status == status) return said;
    return said_of(500);
}

}  // namespace

std::string_view reason_phrase(int status) {
    switch (status) {
        case 100:
            return "Continue";
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 423:
            return "Locked";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        case 504:
            return "Gateway Timeout";
        default:
            return "Unknown";
    }
}

namespace {

Response problem_of(const Said& said, int status, std::string_view incident) {
    std::string body = R"({"type":"about:blank","title":)";
    base::append_json_string(body, reason_phrase(status));
    body += R"(,"status":)" + std::to_string(status) + R"(,"code":)";
    base::append_json_string(body, said.code);
    body += R"(,"texts":{"zh":)";
    base::append_json_string(body, said.zh);
    body += R"(,"en":)";
    base::append_json_string(body, said.en);
    body += '}';
    if (!incident.empty()) {
        body += R"(,"incident":)";
        base::append_json_string(body, incident);
    }
    body += '}';
    auto response = json(std::move(body), status);
    response.content_type = "application/problem+json";
    if (status == 503) response.headers.emplace_back("Retry-After", "1");
    return response;
}

}  // namespace

Response problem(int status, std::string_view incident) {
    return problem_of(said_of(status), status, incident);
}

Response https_needed() {
    return problem_of(kHttpsNeeded, kHttpsNeeded.status, {});
}

}  // namespace http
