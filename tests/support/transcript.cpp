#include "tests/support/transcript.hpp"

#include <fstream>
#include <regex>
#include <sstream>

#include "base/password.hpp"
#include "base/text.hpp"
#include "tests/support/json_match.hpp"

namespace support {
namespace {

bool is_indented(const std::string& line) {
    return line.starts_with("  ");
}

std::string after(const std::string& line, std::size_t begin) {
    return line.size() <= begin ? "" : std::string{base::trim(line.substr(begin))};
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// `rulebooks/x.yaml "old" "new"`: the file with that put in place of this, as often as it stands there.
std::string changed_file(const std::string& words) {
    static const std::regex kShape{R"re((\S+)(?: "(.*)" "(.*)")?)re"};
    std::smatch found;
    if (!std::regex_match(words, found, kShape)) throw base::BadInput("not a file: " + words);
    auto text = read_file(std::string{FIVESTAR_SOURCE_DIR "/"} + found[1].str());
    const auto from = found[2].str();
    const auto to = std::regex_replace(found[3].str(), std::regex{R"(\\n)"}, "\n");
    for (std::size_t at = 0; !from.empty() && (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

bool is_header(const std::string& line) {
    static const std::regex kHeader{R"([A-Za-z-]+:( .*)?)"};
    return std::regex_match(line, kHeader);
}

}  // namespace

std::vector<std::string> Transcript::run(bool record) {
    record_ = record;
    while (at_ < lines_.size()) {
        const auto& line = lines_[at_];
        if (base::trim(line).empty() || line.starts_with('#')) {
            ++at_;
            continue;
        }
        const auto block = take_block();
        try {
            obey(block);
        } catch (const std::exception& error) {
            complain(block.line, error.what());
        }
    }
    return std::move(complaints_);
}

Transcript::Block Transcript::take_block() {
    Block block{lines_[at_], {}, at_};
    const bool is_table = block.first.starts_with("rows ");
    for (++at_; at_ < lines_.size(); ++at_) {
        const auto& line = lines_[at_];
        if (is_table ? base::trim(line).empty() : !is_indented(line)) break;
        block.indented.push_back(line);
    }
    return block;
}

void Transcript::obey(const Block& block) {
    const auto& line = block.first;
    const auto word = line.substr(0, line.find(' '));
    const auto rest = after(line, word.size());
    if (word == "now") {
        world_.clock = base::parse_rfc3339(rest).value();
    } else if (word == "pass") {
        pass(rest);
    } else if (word == "as") {
        who_ = rest.substr(0, rest.find(' '));
        std::vector<std::string> scopes;
        const auto named = after(rest, who_.size());
        for (const auto scope : base::split(named, ' ')) {
            if (!scope.empty()) scopes.emplace_back(scope);
        }
        if (who_ == "token") token_ = world_.make_token(scopes);
    } else if (word == "password") {
        const auto role = rest.substr(0, rest.find(' '));
        const auto hash = base::hash_password(after(rest, role.size()));
        world_.database().write_and_wait([&](db::WriteTx& tx) {
            store::set_password(tx, 1, world_.user_id(role), hash);
            return 0;
        });
    } else if (word == "lens") {
        world_.catch_up();
    } else if (word == "index") {
        index(with_values(rest));
    } else if (word == "sql") {
        const auto text = with_values(rest);
        world_.database().write_and_wait([&](db::WriteTx& tx) { return tx.run_counted({"sql", text}, {}); });
    } else if (word == "rows") {
        check_rows(block);
    } else if (word == "keep") {
        keep(rest);
    } else if (word.find_first_not_of("0123456789") == std::string::npos) {
        expect(block);
    } else {
        send(block);
    }
}

void Transcript::pass(const std::string& words) {
    std::istringstream in{words};
    std::int64_t count = 0;
    std::string unit;
    in >> count >> unit;
    const int seconds = unit == "s" ? 1 : unit == "min" ? 60 : unit == "h" ? 3600 : unit == "d" ? 86400 : 0;
    if (seconds == 0) throw base::BadInput("pass takes s, min, h or d");
    world_.clock += std::chrono::seconds{count * seconds};
}

void Transcript::index(const std::string& words) {
    world_.settle();
    auto& search = *world_.context->search;
    std::istringstream in{words};
    std::string what;
    std::string kind;
    std::string id;
    in >> what >> kind >> id;
    if (what == "anew") return search.rebuild();
    if (what == "purge") return search.purge(kind, id);
    search.catch_up();
}

http::Request Transcript::make_request(const Block& block) {
    std::istringstream in{with_values(block.first)};
    std::string method;
    std::string target;
    std::string body;
    in >> method >> target;
    std::getline(in, body);
    body = base::trim(body);
    http::Pairs headers;
    for (const auto& indented : block.indented) {
        const auto line = with_values(std::string{base::trim(indented)});
        if (line.starts_with("< ")) {
            body = changed_file(line.substr(2));
        } else if (is_header(line)) {
            const auto colon = line.find(':');
            headers.emplace_back(line.substr(0, colon), after(line, colon + 1));
        } else {
            body += line;
        }
    }
    const bool is_person = who_ != "nobody" && who_ != "token";
    auto request =
        is_person ? world_.request_as(who_, method, target, body) : ApiWorld::request_of(method, target, body);
    if (who_ == "token") request.headers.emplace_back("Authorization", "Bearer " + token_);
    // A header that the transcript names stands in the place of the session's.
    for (auto& header : headers) {
        std::erase_if(request.headers, [&](const auto& given) { return given.first == header.first; });
        request.headers.push_back(std::move(header));
    }
    return request;
}

void Transcript::send(const Block& block) {
    if (reply_) complain(block.line, "the reply before it was not expected to be anything");
    reply_ = world_.send(make_request(block));
    const bool has_reply = at_ < lines_.size() && std::isdigit(static_cast<unsigned char>(lines_[at_][0])) != 0;
    if (!record_ || has_reply) return;
    replace(at_, {recorded_reply()});
    kept_["*last"] = std::string{reply_->bytes()};
    reply_.reset();
}

std::string Transcript::recorded_reply() const {
    auto text = std::to_string(reply_->status);
    if (!reply_->bytes().empty()) text += " " + with_names(std::string{reply_->bytes()});
    return text;
}

void Transcript::expect(const Block& block) {
    if (!reply_) return complain(block.line, "no request was sent");
    const auto reply = *reply_;
    reply_.reset();
    std::string text = block.first;
    std::vector<std::string> headers;
    for (const auto& indented : block.indented) {
        const std::string line{base::trim(indented)};
        if (is_header(line)) {
            headers.push_back(line);
        } else {
            text += line;
        }
    }
    kept_["*last"] = std::string{reply.bytes()};
    for (const auto& header : headers) {
        const auto colon = header.find(':');
        const auto wanted = with_values(after(header, colon + 1));
        std::string given = "nothing";
        for (const auto& [name, value] : reply.headers) {
            if (name == header.substr(0, colon)) given = value;
        }
        if (given == "nothing" ? wanted != given : wanted != "*" && wanted != given) {
            complain(block.line, header.substr(0, colon) + " is " + given);
        }
    }
    const auto status = text.substr(0, text.find(' '));
    const auto wanted = with_values(after(text, status.size()));
    std::string why;
    if (status != std::to_string(reply.status)) {
        why = "the status is " + std::to_string(reply.status);
    } else if (wanted == "*") {
        return;
    } else if (reply.content_type.find("json") == std::string::npos) {
        why = wanted == reply.bytes() ? "" : "the body differs";
    } else {
        why = mismatch(json::parse(wanted.empty() ? "null" : wanted), json::parse(reply.bytes()));
    }
    if (why.empty()) return;
    if (record_) {
        reply_ = reply;
        const auto recorded = recorded_reply();
        reply_.reset();
        lines_[block.line] = recorded;
        return;
    }
    complain(block.line, why + "\n    expected " + text + "\n    replied  " + std::to_string(reply.status) + " " +
                             std::string{reply.bytes()});
}

void Transcript::keep(const std::string& words) {
    const auto equals = words.find(" = ");
    json::value value = json::parse(kept_.at("*last"));
    const auto way = words.substr(equals + 3);
    for (const auto step : base::split(way, '.')) {
        const bool is_index = step.find_first_not_of("0123456789") == std::string_view::npos;
        const json::value below = is_index
                                      ? value.as_array().at(static_cast<std::size_t>(std::stoul(std::string{step})))
                                      : value.as_object().at(step);
        value = below;
    }
    kept_[words.substr(0, equals)] = std::string{value.as_string()};
}

void Transcript::check_rows(const Block& block) {
    const auto text = with_values(after(block.first, 4));
    std::vector<std::string> rows;
    world_.database().read([&](const db::ReadTx& tx) {
        tx.each({"rows", text}, {}, [&](const db::Row& row) {
            std::string columns;
            for (int i = 0; i < row.columns(); ++i) {
                columns += (i == 0 ? "" : " | ") + row.text_if(i).value_or("null");
            }
            rows.push_back(std::move(columns));
        });
        return 0;
    });
    std::vector<std::string> wanted;
    for (const auto& line : block.indented) wanted.push_back(with_values(line));
    if (rows == wanted) return;
    if (record_) {
        lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(block.line) + 1,
                     lines_.begin() + static_cast<std::ptrdiff_t>(at_));
        at_ = block.line + 1;
        for (auto& row : rows) row = with_names(row);
        replace(at_, rows);
        return;
    }
    std::string given;
    for (const auto& row : rows) given += "\n    " + row;
    complain(block.line, "the rows are" + given);
}

void Transcript::complain(std::size_t line, const std::string& what) {
    complaints_.push_back(path_ + ":" + std::to_string(line + 1) + ": " + what);
}

/// Puts lines in at a place and goes on behind them.
void Transcript::replace(std::size_t from, const std::vector<std::string>& with) {
    lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(from), with.begin(), with.end());
    at_ += with.size();
}

std::string Transcript::with_values(std::string text) const {
    for (const auto& [name, value] : kept_) {
        for (std::size_t at = 0; (at = text.find("$" + name, at)) != std::string::npos; at += value.size()) {
            text.replace(at, name.size() + 1, value);
        }
    }
    return text;
}

/// What differs from run to run, or with the number of books, is not written down.
std::string Transcript::with_names(std::string text) const {
    for (const auto& [name, value] : kept_) {
        if (name == "*last" || value.size() < 20) continue;
        for (std::size_t at = 0; (at = text.find(value, at)) != std::string::npos; at += name.size()) {
            text.replace(at, value.size(), "$" + name);
        }
    }
    static const std::regex kId{R"re("[0-9a-hjkmnp-tv-z]{26}")re"};
    static const std::regex kSeq{R"re("((?:as_of_)?seq)":\d+)re"};
    static const std::regex kSha{R"re("[0-9a-f]{64}")re"};
    text = std::regex_replace(text, kId, R"("*")");
    text = std::regex_replace(text, kSha, R"("*")");
    return std::regex_replace(text, kSeq, R"("$1":"*")");
}

}  // namespace support
