#include <doctest/doctest.h>
#include <zlib.h>

#include <string>
#include <vector>

#include "base/failure.hpp"
#include "tables/source.hpp"

namespace {

std::string gzipped(const std::string& text) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(text.size() + 1024, '\0');
    auto input = text;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

const std::string kLog = R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="__INVALID__"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="concept:name" value="the log itself"/>
  <trace>
    <string key="concept:name" value="案 1"><string key="nested" value="left out"/></string>
    <string key="channel" value="phone"/>
    <event>
      <string key="org:resource" value="Minnie"/>
      <date key="time:timestamp" value="2026-11-22T14:05:00.000+08:00"/>
      <string key="concept:name" value="Queued"/>
      <int key="cost" value="3"/>
      <list key="items"><string key="item" value="left out"/></list>
    </event>
    <event><string key="concept:name" value="Done &amp; gone"/></event>
  </trace>
  <trace><string key="concept:name" value="2"/><event><string key="concept:name" value="Queued"/></event></trace>
</log>
)";

std::vector<std::vector<std::string>> rows_of(const std::string& bytes) {
    const auto source = tables::open_source_in(bytes, "t.xes");
    CHECK(source->kind() == "xes");
    std::vector<std::vector<std::string>> rows;
    rows.push_back(source->columns().names());
    tables::Row row;
    while (source->next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
    return rows;
}

std::string complaint(const std::string& bytes) {
    try {
        rows_of(bytes);
    } catch (const base::BadInput& bad) {
        CHECK_FALSE(bad.where.empty());
        CHECK_FALSE(bad.cure.empty());
        return bad.what();
    }
    return "";
}

}  // namespace

TEST_CASE("an event log becomes one row an event, with the attributes of its trace") {
    const std::vector<std::vector<std::string>> wanted = {
        {"case:concept:name", "case:channel", "concept:name", "time:timestamp", "org:resource", "cost"},
        {"案 1", "phone", "Queued", "2026-11-22T14:05:00.000+08:00", "Minnie", "3"},
        {"案 1", "phone", "Done & gone", "", "", ""},
        {"2", "", "Queued", "", "", ""}};
    CHECK(rows_of(kLog) == wanted);
    CHECK(rows_of(gzipped(kLog)) == wanted);
}

TEST_CASE("an entity bomb is refused with its place") {
    std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE log [<!ENTITY a0 \"lol\">";
    for (int i = 1; i < 10; ++i) {
        const auto before = "&a" + std::to_string(i - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int j = 0; j < 10; ++j) bomb += before;
        bomb += "\">";
    }
    bomb += "]>\n<log><trace><event><string key=\"concept:name\" value=\"&a9;\"/></event></trace></log>";
    CHECK(complaint(bomb).find("t.xes:2:") == 0);
    CHECK(complaint(bomb).find("document type") != std::string::npos);
}

TEST_CASE("broken, foreign and empty XML is refused") {
    CHECK(complaint(kLog.substr(0, 700)).find("XML is broken") != std::string::npos);
    CHECK(complaint("<?xml version=\"1.0\"?><book/>").find("another kind") != std::string::npos);
    CHECK(complaint("<?xml version=\"1.0\"?><log/>").find("no event") != std::string::npos);
    const auto packed = gzipped(kLog);
    CHECK(complaint(packed.substr(0, packed.size() / 2)).find("ends in the middle") != std::string::npos);
}

TEST_CASE("many events are read in small steps") {
    std::string log = "<?xml version=\"1.0\"?><log>";
    for (int i = 0; i < 3000; ++i) {
        log += "<trace><string key=\"concept:name\" value=\"" + std::to_string(i) + "\"/>";
        for (int j = 0; j < 5; ++j)
            log += "<event><string key=\"concept:name\" value=\"e" + std::to_string(j) + "\"/></event>";
        log += "</trace>";
    }
    const auto rows = rows_of(log + "</log>");
    CHECK(rows.size() == 15001);
    CHECK(rows[15000] == std::vector<std::string>{"2999", "e4"});
}
