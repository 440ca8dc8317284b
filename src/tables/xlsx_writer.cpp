#include "tables/xlsx_writer.hpp"

#include <xlsxwriter.h>

#include <utility>

#include "base/failure.hpp"

namespace tables {
namespace {

constexpr std::uint32_t kRowsMax = 1'048'576;
constexpr std::size_t kCharactersMax = 32'767;

/// Cut behind a whole character; a character of UTF-8 has at least as many bytes as Excel counts for it.
std::string cut(std::string_view text) {
    if (text.size() <= kCharactersMax) return std::string{text};
    auto size = kCharactersMax;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
    return std::string{text.substr(0, size)};
}

}  // namespace

struct XlsxWriter::Book {
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::string path;
    std::string name;
    std::uint32_t next_row = 0;
    int sheets = 0;

    void add_sheet() {
        ++sheets;
        const auto title = sheets == 1 ? name : name + " " + std::to_string(sheets);
        sheet = workbook_add_worksheet(workbook, title.c_str());
        if (sheet == nullptr) throw base::Failure("a sheet cannot be named " + title);
        next_row = 0;
    }
};

XlsxWriter::XlsxWriter(const std::string& path, const std::string& sheet_name) : book_(std::make_unique<Book>()) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_->path = path;
    book_->name = sheet_name;
    book_->workbook = workbook_new_opt(path.c_str(), &options);
    if (book_->workbook == nullptr) throw base::Failure("cannot write " + path);
    book_->add_sheet();
}

XlsxWriter::~XlsxWriter() {
    if (book_->workbook != nullptr) lxw_workbook_free(book_->workbook);
}

void XlsxWriter::row(std::span<const Cell> cells) {
    if (book_->next_row == kRowsMax) book_->add_sheet();
    lxw_col_t column = 0;
    for (const auto& cell : cells) {
        if (const auto* number = std::get_if<double>(&cell)) {
            worksheet_write_number(book_->sheet, book_->next_row, column, *number, nullptr);
        } else if (const auto text = std::get<std::string_view>(cell); !text.empty()) {
            worksheet_write_string(book_->sheet, book_->next_row, column, cut(text).c_str(), nullptr);
        }
        ++column;
    }
    ++book_->next_row;
}

void XlsxWriter::close() {
    const auto error = workbook_close(std::exchange(book_->workbook, nullptr));
    if (error != LXW_NO_ERROR) throw base::Failure("cannot write " + book_->path + ": " + lxw_strerror(error));
}

}  // namespace tables
