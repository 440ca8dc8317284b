#include "tables/instant_format.hpp"

#include <doctest/doctest.h>

#include "base/failure.hpp"
#include "tables/instant_guess.hpp"

namespace {

/// The instant as RFC 3339, wall times taken as UTC; empty where the text does not fit.
std::string read(const char* pattern, const char* text) {
    tables::InstantReader reader(tables::InstantFormat::compile(pattern), nullptr);
    const auto at = reader.read(text);
    return at ? base::to_rfc3339(*at) : "";
}

std::string guess(std::initializer_list<const char*> values) {
    tables::InstantGuess found;
    for (const auto* value : values) found.add(value);
    const auto verdict = found.verdict();
    if (verdict.state == tables::InstantGuess::State::Ambiguous) return "ambiguous";
    return verdict.pattern;
}

}  // namespace

TEST_CASE("instants are read by their pattern") {
    CHECK(read("yyyy-MM-dd HH:mm:ss", "2026-11-22 14:05:09") == "2026-11-22T14:05:09Z");
    CHECK(read("dd-MM-yyyy HH:mm", "29-02-2016 01:16") == "2016-02-29T01:16:00Z");
    CHECK(read("M/d/yy H:mm", "10/1/18 0:59") == "2018-10-01T00:59:00Z");
    CHECK(read("M/d/yy H:mm", "1/9/70 8:00") == "1970-01-09T08:00:00Z");
    CHECK(read("d-MMM-yy", "22-Apr-15") == "2015-04-22T00:00:00Z");
    CHECK(read("d MMMM yyyy", "22 september 2015") == "2015-09-22T00:00:00Z");
    CHECK(read("dd-MM-yyyy h:mm:ss a", "22-04-2015 3:53:50 PM") == "2015-04-22T15:53:50Z");
    CHECK(read("dd-MM-yyyy h:mm:ss a", "22-04-2015 12:00:00 AM") == "2015-04-22T00:00:00Z");
    CHECK(read("yyyy/MM/dd HH:mm:ss.SSS", "2012/10/09 14:50:17.250") == "2012-10-09T14:50:17.25Z");
    CHECK(read("yyyy-MM-dd HH:mm:ssXXX", "2006-01-11 15:49:42+01:00") == "2006-01-11T14:49:42Z");
    CHECK(read("yyyy-MM-dd HH:mm:ssXXX", "2006-01-11 15:49:42-0330") == "2006-01-11T19:19:42Z");
    CHECK(read("rfc3339", "2026-10-07T10:30:00+08:00") == "2026-10-07T02:30:00Z");
    CHECK(read("epoch_seconds", "1760000000") == "2025-10-09T08:53:20Z");
    CHECK(read("epoch_millis", "1760000000123") == "2025-10-09T08:53:20.123Z");
    CHECK(read("epoch_seconds", "1760000000.5") == "2025-10-09T08:53:20.5Z");
    CHECK(read("yyyy年M月d日 HH:mm", "2026年11月22日 14:05") == "2026-11-22T14:05:00Z");
    CHECK(read("yyyy年M月d日 ah:mm", "2026年1月2日 下午2:05") == "2026-01-02T14:05:00Z");
    CHECK(read("yyyy-M-d[ H:mm[:ss]]", "2026-11-22 14:05") == "2026-11-22T14:05:00Z");
    CHECK(read("yyyyMMddHHmmss", "20261122140509") == "2026-11-22T14:05:09Z");
    CHECK(read("E MMM d yyyy 'at' H:mm", "Sun Nov 22 2026 at 9:07") == "2026-11-22T09:07:00Z");
    CHECK(read("yyyy-M-d[ H:mm]", "2026-11-22") == "2026-11-22T00:00:00Z");
    CHECK(read("yyyy-M-d[ H:mm]", "2026-11-22 7:08") == "2026-11-22T07:08:00Z");
}

TEST_CASE("a fixed layout reads what the slow way reads, and nothing else") {
    for (const char* text : {"2026-11-22 14:05:09", "2024-02-29 00:00:00", "2023-02-29 00:00:00", "2026-13-01 00:00:00",
                             "0001-01-01 00:00:00", "9999-12-31 23:59:59", "2026-11-22 24:00:00", "2026-11-22 14:60:00",
                             "2026-11-22x14:05:09", "2026-1a-22 14:05:09", "0000-01-01 00:00:00"}) {
        CAPTURE(text);
        // The brackets keep the second pattern from being a fixed layout.
        CHECK(read("yyyy-MM-dd HH:mm:ss", text) == read("yyyy-MM-dd HH:mm[:ss]", text));
    }
    CHECK(read("yyyy/MM/dd HH:mm:ss.SSS", "2012/10/09 14:50:17.007") == "2012-10-09T14:50:17.007Z");
    CHECK(read("yyyy/MM/dd HH:mm:ss.SSS", "2012/10/09 14:50:17.000007") == "2012-10-09T14:50:17.000007Z");
}

TEST_CASE("serial days count from 1900 with the day that never was, or from 1904") {
    CHECK(read("excel", "1") == "1900-01-01T00:00:00Z");
    CHECK(read("excel", "59") == "1900-02-28T00:00:00Z");
    CHECK(read("excel", "61") == "1900-03-01T00:00:00Z");
    CHECK(read("excel", "46348.5") == "2026-11-22T12:00:00Z");
    CHECK(read("excel1904", "0") == "1904-01-01T00:00:00Z");
    CHECK(read("excel1904", "44886.5") == "2026-11-22T12:00:00Z");
}

TEST_CASE("what does not fit the whole pattern is no instant") {
    for (const char* text :
         {"2026-11-22", "2026-11-22 14:05:60", "2026-11-31 00:00:00", "2026-02-29 00:00:00", "2026-11-22 24:00:00",
          "2026-11-22 14:05:09 ", "2026-1-22 14:05:09", "0000-01-01 00:00:00", "2026-11-22T14:05:09", "", "x"}) {
        CAPTURE(text);
        CHECK(read("yyyy-MM-dd HH:mm:ss", text) == "");
    }
    CHECK(read("d/M/yyyy h:mm a", "1/2/2026 13:00 PM") == "");
    CHECK(read("epoch_seconds", "99999999999999999999") == "");
    CHECK(read("excel", "-1") == "");
}

TEST_CASE("a malformed pattern is refused with a cure") {
    for (const char* pattern : {"", "yyyy-MM", "HH:mm", "yyyy-MM-dd 'x", "yyyy-MM-dd [HH", "yyyy-MM-dd]",
                                "yyyy-MM-dd q", "yyyy-MM-dd h:mm", "[[yyyy]]"}) {
        CAPTURE(pattern);
        CHECK_THROWS_AS(tables::InstantFormat::compile(pattern), base::BadInput);
    }
}

TEST_CASE("a zone's clock turns wall time into an instant, or says that it never shows it") {
    const auto clock = [](tables::WallTime wall) -> std::optional<base::Instant> {
        const auto hour = std::chrono::floor<std::chrono::hours>(wall).time_since_epoch().count() % 24;
        if (hour == 2) return std::nullopt;
        return base::Instant{wall.time_since_epoch() - std::chrono::hours{8}};
    };
    tables::InstantReader reader(tables::InstantFormat::compile("yyyy-MM-dd HH:mm[XXX]"), clock);
    CHECK(base::to_rfc3339(*reader.read("2026-11-22 14:05")) == "2026-11-22T06:05:00Z");
    CHECK_FALSE(reader.read("2026-11-22 02:05"));
    CHECK(base::to_rfc3339(*reader.read("2026-11-22 02:05+00:00")) == "2026-11-22T02:05:00Z");
    CHECK(tables::fixed_offset("+08:00") == 8 * 3600);
    CHECK(tables::fixed_offset("UTC") == 0);
    CHECK_FALSE(tables::fixed_offset("Asia/Shanghai"));
}

TEST_CASE("formats are guessed from all values") {
    CHECK(guess({"2026-11-22 14:05:09", "2026-11-23 09:00:00"}) == "yyyy-M-d H:mm[:ss[.S]][ XXX][XXX]");
    CHECK(guess({"2026-11-22T14:05:09Z"}) == "rfc3339");
    CHECK(guess({"2026年11月22日 14:05"}) == "yyyy年M月d日 H:mm[:ss[.S]][ XXX][XXX]");
    CHECK(guess({"10/21/18 0:59", "10/22/18 13:00"}) == "M/d/yy H:mm[:ss[.S]][ XXX][XXX]");
    CHECK(guess({"05-03-2016 12:00", "29-02-2016 01:16"}) == "d-M-yyyy H:mm[:ss[.S]][ XXX][XXX]");
    CHECK(guess({"22-Apr-15"}) == "d-MMM-yy");
    CHECK(guess({"22-04-2015 3:53:50 PM"}) == "d-M-yyyy h:mm[:ss] a");
    CHECK(guess({"20261122"}) == "yyyyMMdd");
    CHECK(guess({"1760000000", "1760000001"}) == "epoch_seconds");
    CHECK(guess({"1760000000123"}) == "epoch_millis");
    CHECK(guess({"46348.5", "46349"}) == "excel");
    CHECK(guess({"hello", "world"}) == "");
}

TEST_CASE("day and month are not guessed where no value decides") {
    CHECK(guess({"05-03-2016 12:00", "06-03-2016 12:00"}) == "ambiguous");
    // Both readings agree on the fifth of May.
    CHECK(guess({"05-05-2016 12:00"}) != "ambiguous");
    tables::InstantGuess found;
    for (int i = 0; i < 500; ++i) found.add("05-03-2016 12:00");
    CHECK_THROWS_AS(found.pattern_or_refuse("f.csv: column x"), base::BadInput);
    found.add("13-03-2016 12:00");
    CHECK(found.pattern_or_refuse("f.csv") == "d-M-yyyy H:mm[:ss[.S]][ XXX][XXX]");
}
