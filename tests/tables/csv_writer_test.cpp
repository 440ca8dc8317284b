#include "tables/csv_writer.hpp"

#include <doctest/doctest.h>

#include "tables/source.hpp"

TEST_CASE("what is written is read back as it was") {
    tables::CsvWriter writer;
    writer.row({"a", "b", "c"});
    writer.row({"x,y", "say \"no\"", "two\r\nlines"});
    writer.row({"", " edge ", "电池"});
    const auto text = writer.take();
    CHECK(text == "a,b,c\r\n\"x,y\",\"say \"\"no\"\"\",\"two\r\nlines\"\r\n,\" edge \",电池\r\n");
    CHECK(writer.take().empty());
    const auto source = tables::open_source_in(text, "t.csv");
    tables::Row row;
    REQUIRE(source->next(row));
    CHECK(row.cells[1] == "say \"no\"");
    CHECK(row.cells[2] == "two\r\nlines");
}

TEST_CASE("formulas are disarmed where asked, numbers are not") {
    tables::CsvWriter writer({.byte_order_mark = true, .formulas_disarmed = true});
    writer.row({"=1+1", "+44 20", "-5.5", "@x", "-", "a=b", "\tx"});
    CHECK(writer.take() == "\xEF\xBB\xBF'=1+1,'+44 20,-5.5,'@x,'-,a=b,'\tx\r\n");
}

TEST_CASE("rejected rows are written with line, reason and text, broken bytes marked") {
    tables::CsvWriter writer({.delimiter = ';'});
    tables::write_rejected_header(writer);
    tables::write_rejected(writer, {7, tables::Reason::BadEncoding, "\xC4\xFA;好", "bytes"});
    CHECK(writer.take() == "line;reason;detail;text\r\n7;bad_encoding;bytes;\"\xEF\xBF\xBD\xEF\xBF\xBD;好\"\r\n");
}
