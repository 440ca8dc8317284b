#include <doctest/doctest.h>
#include <zip.h>

#include <map>
#include <string>
#include <vector>

#include "base/failure.hpp"
#include "tables/source.hpp"
#include "tables/workbook.hpp"

namespace {

using Parts = std::map<std::string, std::string>;

std::string zipped(const Parts& parts) {
    auto* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    auto* const zip = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    for (const auto& [name, text] : parts) {
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
    }
    REQUIRE(zip_close(zip) == 0);
    zip_stat_t about;
    zip_source_stat(source, &about);
    std::string bytes(about.size, '\0');
    zip_source_open(source);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

const std::string kSpace = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

Parts workbook(const std::string& rows, const std::string& properties = "") {
    return {
        {"xl/workbook.xml",
         "<workbook" + kSpace + " xmlns:r=\"r\">" + properties +
             "<sheets><sheet name=\"First\" r:id=\"rId1\"/><sheet name=\"Second\" r:id=\"rId2\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"rId2\" Target=\"worksheets/b.xml\"/><Relationship Id=\"rId1\" "
         "Target=\"/xl/worksheets/a.xml\"/></Relationships>"},
        {"xl/styles.xml",
         "<styleSheet" + kSpace +
             "><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d h:mm\"/>"
             "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
             "<xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"170\"/><xf numFmtId=\"20\"/>"
             "</cellXfs></styleSheet>"},
        {"xl/sharedStrings.xml",
         "<sst" + kSpace +
             "><si><t>工单号</t></si><si><r><t>操</t></r><r><t>作</t></r><rPh><t>cao</t></rPh></si>"
             "<si><t>x &amp; y</t></si></sst>"},
        {"xl/worksheets/a.xml", "<worksheet" + kSpace + "><sheetData>" + rows + "</sheetData></worksheet>"},
        {"xl/worksheets/b.xml", "<worksheet" + kSpace +
                                    "><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>only</t></is></c></row>"
                                    "<row r=\"2\"><c><v>1</v></c></row></sheetData></worksheet>"},
    };
}

struct Read {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> names;
    std::vector<std::string> rejected;
    std::vector<std::uint64_t> lines;
};

Read read(const std::string& bytes, const tables::SourceOptions& options = {}) {
    Read all;
    const auto source = tables::open_source_in(bytes, "t.xlsx", options);
    all.names = source->columns().names();
    source->on_rejected(
        [&](const tables::Rejected& row) { all.rejected.push_back(std::string(tables::word(row.reason))); });
    tables::Row row;
    while (source->next(row)) {
        all.rows.emplace_back(row.cells.begin(), row.cells.end());
        all.lines.push_back(row.line);
    }
    return all;
}

std::string complaint(const std::string& bytes, const tables::SourceOptions& options = {}) {
    try {
        read(bytes, options);
    } catch (const base::BadInput& bad) {
        CHECK_FALSE(bad.where.empty());
        CHECK_FALSE(bad.cure.empty());
        return bad.what();
    }
    return "";
}

using Rows = std::vector<std::vector<std::string>>;

const std::string kHeader =
    "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" "
    "t=\"str\"><v>C</v></c></row>";

}  // namespace

TEST_CASE("cells of every type come as text, gaps as empty cells") {
    const auto all = read(zipped(
        workbook(kHeader +
                 "<row r=\"5\"><c r=\"A5\"><v>250635</v></c><c r=\"C5\" t=\"inlineStr\"><is><t>in</t></is></c></row>"
                 "<row r=\"6\"/><row r=\"7\"><c r=\"A7\"><v>0.10000000000000001</v></c><c r=\"B7\" t=\"b\"><v>1</v></c>"
                 "<c r=\"C7\" t=\"s\"><v>2</v></c></row><row r=\"8\"><c r=\"B8\" t=\"e\"><v>#N/A</v></c></row>")));
    CHECK(all.names == std::vector<std::string>{"工单号", "操作", "C"});
    CHECK(all.rows == Rows{{"250635", "", "in"}, {"0.1", "TRUE", "x & y"}, {"", "#N/A", ""}});
    CHECK(all.lines == std::vector<std::uint64_t>{5, 7, 8});
}

TEST_CASE("dates come as ISO text in both systems") {
    const std::string rows =
        kHeader +
        "<row><c s=\"1\"><v>46348</v></c><c s=\"2\"><v>46348.5</v></c><c s=\"3\"><v>59</v></c></row>"
        "<row><c s=\"4\"><v>0.25</v></c><c s=\"0\"><v>46348.5</v></c><c s=\"1\"><v>61</v></c></row>";
    CHECK(read(zipped(workbook(rows))).rows ==
          Rows{{"2026-11-22", "2026-11-22 12:00:00", "1900-02-28 00:00:00"}, {"06:00:00", "46348.5", "1900-03-01"}});
    CHECK(read(zipped(workbook(rows, "<workbookPr date1904=\"1\"/>"))).rows[0][0] == "2030-11-23");
}

TEST_CASE("number formats say what they show") {
    using tables::NumberShape;
    CHECK(tables::shape_of_format("General") == NumberShape::Plain);
    CHECK(tables::shape_of_format("0.00") == NumberShape::Plain);
    CHECK(tables::shape_of_format("#,##0 \"days\"") == NumberShape::Plain);
    CHECK(tables::shape_of_format("[Red]0.0;-0.0") == NumberShape::Plain);
    CHECK(tables::shape_of_format("dd/mm/yy") == NumberShape::Day);
    CHECK(tables::shape_of_format("[$-409]d\\-mmm\\-yy;@") == NumberShape::Day);
    CHECK(tables::shape_of_format("[h]:mm:ss") == NumberShape::TimeOfDay);
    CHECK(tables::shape_of_format("yyyy-mm-dd hh:mm") == NumberShape::Instant);
}

TEST_CASE("a sheet is chosen by name, and a missing one is refused with those there are") {
    const auto bytes = zipped(workbook(kHeader));
    CHECK(read(bytes, {.sheet = "Second"}).rows == Rows{{"1"}});
    CHECK(complaint(bytes, {.sheet = "Third"}).find("no sheet \"Third\"") != std::string::npos);
    CHECK(complaint(bytes).find("no row below it") != std::string::npos);
    CHECK(complaint(zipped(workbook(""))).find("sheet is empty") != std::string::npos);
}

TEST_CASE("a cell right of the header rejects the row") {
    const auto all =
        read(zipped(workbook(kHeader + "<row><c r=\"D3\"><v>1</v></c></row><row><c r=\"A4\"><v>1</v></c></row>"
                                       "<row><c r=\"ZZZZ5\"><v>1</v></c></row>")));
    CHECK(all.rejected == std::vector<std::string>{"wrong_cell_count", "too_many_cells"});
    CHECK(all.rows.size() == 1);
}

TEST_CASE("a zip bomb is refused before it unpacks") {
    auto parts = workbook(kHeader);
    auto& sheet = parts["xl/worksheets/a.xml"];
    const std::string row =
        "<row><c t=\"inlineStr\"><is><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></is></c></row>";
    std::string rows;
    while (rows.size() < (40U << 20)) rows += row;
    sheet.insert(sheet.find("</sheetData>"), rows);
    const auto bytes = zipped(parts);
    REQUIRE(bytes.size() < (1U << 20));
    CHECK(complaint(bytes, {.expanded_bytes_max = 1 << 20}).find("zip bomb") != std::string::npos);
    CHECK(complaint(bytes, {.expansion_max = 20}).find("zip bomb") != std::string::npos);
}

TEST_CASE("entities are refused in every part") {
    const std::string bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
    for (const char* part : {"xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/a.xml"}) {
        CAPTURE(part);
        auto parts = workbook(kHeader + "<row><c><v>1</v></c></row>");
        parts[part].insert(0, bomb);
        CHECK(complaint(zipped(parts)).find("document type") != std::string::npos);
    }
}

TEST_CASE("what is no workbook is told by its content") {
    CHECK(complaint("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on").find("old .xls workbook, or one protected") !=
          std::string::npos);
    CHECK(complaint(zipped({{"a.txt", "a"}})).find("no workbook") != std::string::npos);
    CHECK(complaint("PK\x03\x04 cut off").find("damaged") != std::string::npos);
    CHECK(complaint("<html><table></table></html>").find("web page") != std::string::npos);
    CHECK(complaint("%PDF-1.4").find("PDF") != std::string::npos);
}
