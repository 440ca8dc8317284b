#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/support/api_world.hpp"

namespace support {

/// One .test file, line by line:
///     # words                          a comment
///     now 2026-11-22T10:00:00+08:00    sets the clock; `pass 18 min` moves it on (s, min, h, d)
///     as agent                         a session of that role; `as token cases:read cases:write`; `as nobody`
///     password agent WORDS             what the user of that role signs in with
///     sql STATEMENT                    changes rows behind the back of the program
///     lens                             lets the measures read what has been written
///     index                            lets the search read what has been written; `index anew` makes it anew,
///                                      `index purge case $ID` takes out what the store no longer has of a subject
///     POST /api/v1/cases {"kind": ...} a request; indented lines below it are headers (`Name: value`), more of the
///                                      body, or `< rulebooks/x.yaml "what stands there" "what shall"` for a body
///     201 {...}                        the whole reply; "*" stands for any value, "..." : "*" for any further keys;
///                                      indented headers below it have to be there, `*` for any value
///     keep ID = id                     names a value of the last reply; $ID stands for it from then on
///     rows SELECT ...                  and below it the rows, columns joined by " | ", up to an empty line
class Transcript {
public:
    Transcript(ApiWorld& world, std::string path, std::vector<std::string> lines)
        : world_(world), path_(std::move(path)), lines_(std::move(lines)) {}

    /// Gives the complaints. With `record`, replies and rows that do not fit are put in the place of what is there.
    std::vector<std::string> run(bool record);
    const std::vector<std::string>& lines() const { return lines_; }

private:
    struct Block {
        std::string first;
        std::vector<std::string> indented;
        std::size_t line;
    };
    Block take_block();
    void obey(const Block& block);
    void pass(const std::string& words);
    void index(const std::string& words);
    void send(const Block& block);
    void expect(const Block& block);
    void keep(const std::string& words);
    void check_rows(const Block& block);
    void complain(std::size_t line, const std::string& what);
    void replace(std::size_t from, const std::vector<std::string>& with);
    std::string with_values(std::string text) const;
    std::string with_names(std::string text) const;
    http::Request make_request(const Block& block);
    std::string recorded_reply() const;

    ApiWorld& world_;
    std::string path_;
    std::vector<std::string> lines_;
    std::size_t at_ = 0;
    bool record_ = false;
    std::string who_ = "nobody";
    std::string token_;
    std::optional<http::Response> reply_;
    std::map<std::string, std::string> kept_;
    std::vector<std::string> complaints_;
};

}  // namespace support
