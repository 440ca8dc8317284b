#include "tables/csv_source.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/failure.hpp"
#include "tables/bytes.hpp"
#include "tables/source.hpp"

namespace {

struct Read {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint64_t> lines;
    std::vector<std::string> rejected;  ///< "line reason"
    std::vector<std::string> details;
};

Read drain(tables::Source& source) {
    Read all;
    source.on_rejected([&](const tables::Rejected& row) {
        all.rejected.push_back(std::to_string(row.line) + " " + std::string(tables::word(row.reason)));
        all.details.push_back(row.detail);
    });
    tables::Row row;
    while (source.next(row)) {
        all.rows.emplace_back(row.cells.begin(), row.cells.end());
        all.lines.push_back(row.line);
    }
    return all;
}

Read read(const std::string& text, const tables::SourceOptions& options = {}) {
    return drain(*tables::open_source_in(text, "t.csv", options));
}

std::string complaint(const std::string& text, const tables::SourceOptions& options = {}) {
    try {
        read(text, options);
    } catch (const base::BadInput& bad) {
        CHECK_FALSE(bad.where.empty());
        CHECK_FALSE(bad.cure.empty());
        return bad.what();
    }
    return "";
}

using Rows = std::vector<std::vector<std::string>>;
using Words = std::vector<std::string>;

/// Text that is made while it is read: the pieces, one of them many times over.
class Synthetic final : public tables::Bytes {
public:
    Synthetic(std::string before, std::uint64_t filling, std::string after)
        : before_(std::move(before)), filling_(filling), after_(std::move(after)) {}
    std::size_t read(char* into, std::size_t size) override {
        const auto text = [&](std::string& from) {
            const auto taken = std::min(size, from.size());
            std::copy_n(from.data(), taken, into);
            from.erase(0, taken);
            return taken;
        };
        if (!before_.empty()) return text(before_);
        if (filling_ > 0) {
            const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(size, filling_));
            std::fill_n(into, taken, 'x');
            filling_ -= taken;
            return taken;
        }
        return text(after_);
    }

private:
    std::string before_;
    std::uint64_t filling_;
    std::string after_;
};

}  // namespace

TEST_CASE("cells are cut at any delimiter, which the first rows give away") {
    const Rows wanted = {{"1", "2", "3"}, {"4", "5", "6"}};
    for (const std::string delimiter : {",", ";", "\t", "|"}) {
        CAPTURE(delimiter);
        const auto d = delimiter;
        CHECK(read("a" + d + "b" + d + "c\n1" + d + "2" + d + "3\n4" + d + "5" + d + "6\n").rows == wanted);
    }
    CHECK(read("a^b^c\n1^2^3\n4^5^6", {.delimiter = "^"}).rows == wanted);
    CHECK(read("a\tb\tc\n1\t2\t3\n4\t5\t6", {.delimiter = "tab"}).rows == wanted);
    CHECK(read("sep=;\r\na;b;c\r\n1;2;3\r\n4;5;6\r\n").rows == wanted);
    CHECK(read("a;b,c\n1,5;2,5\n1,7;3\n", {.delimiter = ";"}).rows == Rows{{"1,5", "2,5"}, {"1,7", "3"}});
    CHECK(complaint("a,b\n1,2\n", {.delimiter = "ab"}).find("cannot be a delimiter") != std::string::npos);
}

TEST_CASE("lines end in LF, CRLF or CR, and blank ones are no rows") {
    const Rows wanted = {{"1", "2"}, {"3", "4"}};
    CHECK(read("a,b\n1,2\n3,4\n").rows == wanted);
    CHECK(read("a,b\r\n1,2\r\n\r\n3,4\r\n").rows == wanted);
    CHECK(read("a,b\r1,2\r3,4\r").rows == wanted);
    CHECK(read("a,b\r1,2\r\r3,4").lines == std::vector<std::uint64_t>{2, 4});
    CHECK(read("a,b\n\"1\",\"2\"\r\n3,\"4\"\r\n").rows == wanted);
    CHECK(read("\xEF\xBB\xBF"
               "a,b\n1,2\n3,4")
              .rows == wanted);
}

TEST_CASE("quotes hold delimiters, line ends and doubled quotes") {
    const auto all = read("a,b\n\"x,y\",\"he said \"\"no\"\"\"\n\"two\nlines\",\"\"\nplain,mid\"dle\n");
    CHECK(all.rows == Rows{{"x,y", "he said \"no\""}, {"two\nlines", ""}, {"plain", "mid\"dle"}});
    CHECK(all.lines == std::vector<std::uint64_t>{2, 3, 5});
    CHECK(all.rejected.empty());
}

TEST_CASE("a row with another number of cells is rejected, never shifted") {
    const auto all = read("a,b,c\n1,2,3\n1,2\n1,2,3,4\n5,6,7\n");
    CHECK(all.rows == Rows{{"1", "2", "3"}, {"5", "6", "7"}});
    CHECK(all.rejected == Words{"3 wrong_cell_count", "4 wrong_cell_count"});
    CHECK(all.details[0] == "2 cells where the header has 3");
}

TEST_CASE("an unnamed column at the right edge is none as long as it is empty") {
    const auto all = read("a\tb\t\n1\t2\t\n3\t4\n5\t6\t7\n");
    CHECK(all.rows == Rows{{"1", "2"}, {"3", "4"}});
    CHECK(all.rejected == Words{"4 wrong_cell_count"});
}

TEST_CASE("a quote that does not close gives up its own line only") {
    const auto at_end = read("a,b\n1,2\n\"3,4\n5,6\n7,8\n");
    CHECK(at_end.rows == Rows{{"1", "2"}, {"5", "6"}, {"7", "8"}});
    CHECK(at_end.rejected == Words{"3 unterminated_quote"});
    CHECK(at_end.details[0] == "the quote that opens on line 3 does not close");

    const auto met_by_another = read("a,b\n\"1,2\n3,4\n\"5\",6\n7,8\n");
    CHECK(met_by_another.rejected == Words{"2 unterminated_quote"});
    CHECK(met_by_another.rows == Rows{{"3", "4"}, {"5", "6"}, {"7", "8"}});
    CHECK(met_by_another.lines == std::vector<std::uint64_t>{3, 4, 5});

    const auto stray = read("a,b\n\"1\"x,2\n3,4\n");
    CHECK(stray.rejected == Words{"2 stray_quote"});
    CHECK(stray.rows == Rows{{"3", "4"}});
}

TEST_CASE("a quote that opens in a file larger than the cap of a row loses one line") {
    std::string text = "a,b\n\"1,2\n";
    std::size_t rows = 0;
    for (; text.size() < (20U << 20); ++rows) text += "some longer text to fill the file,4\n";
    const auto all = read(text);
    CHECK(all.rejected == Words{"2 unterminated_quote"});
    CHECK(all.rows.size() == rows);
}

TEST_CASE("a line of four gigabytes is stepped over without being held") {
    auto bytes = std::make_unique<Synthetic>("a,b\n1,2\n", std::uint64_t{4} << 30, ",y\n3,4\n");
    tables::CsvSource source(std::move(bytes), "t.csv", {});
    const auto all = drain(source);
    CHECK(all.rows == Rows{{"1", "2"}, {"3", "4"}});
    CHECK(all.lines == std::vector<std::uint64_t>{2, 4});
    CHECK(all.rejected == Words{"3 line_too_long"});
    CHECK(all.details[0] == "4294967298 bytes, at most 16777216");
}

TEST_CASE("over 16,384 cells are too many") {
    const auto all = read("a,b\n" + std::string(20000, ',') + "\n1,2\n");
    CHECK(all.rejected == Words{"2 too_many_cells"});
    CHECK(all.rows.size() == 1);
}

TEST_CASE("a file without rows is refused with the cure") {
    CHECK(complaint("").find("is empty") != std::string::npos);
    CHECK(complaint("\n\n").find("has no line") != std::string::npos);
    CHECK(complaint("a,b\n").find("no row below it") != std::string::npos);
    CHECK(complaint("\"a,b\n").find("header line cannot be read") != std::string::npos);
}

TEST_CASE("columns are addressed by name, name and occurrence, and number") {
    const std::string text = "Case,Variant,,Variant\n1,2,3,4\n";
    const auto source = tables::open_source_in(text, "t.csv");
    const auto& columns = source->columns();
    CHECK(columns.find("Variant") == 1);
    CHECK(columns.find("Variant#2") == 3);
    CHECK(columns.find("#3") == 2);
    CHECK(columns.address(2) == "#3");
    CHECK(columns.address(3) == "Variant#2");
    CHECK_FALSE(columns.find("Variant#3"));
    CHECK_FALSE(columns.find("#5"));
    CHECK_FALSE(columns.find("#0"));
    CHECK_THROWS_AS(columns.at("Nothing", "t.csv"), base::BadInput);
}

TEST_CASE("rows survive whatever size the reads have") {
    std::string text = "a,b\n";
    for (int i = 0; i < 30000; ++i) text += "\"row " + std::to_string(i) + "\",\"x\"\"y\nz\"\r\n";
    const auto all = read(text);
    REQUIRE(all.rows.size() == 30000);
    CHECK(all.rejected.empty());
    CHECK(all.rows[29999] == std::vector<std::string>{"row 29999", "x\"y\nz"});
    CHECK(all.lines[29999] == 2 + 2 * 29999);
}
