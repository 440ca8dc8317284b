#include "present/sheet.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/failure.hpp"
#include "base/time.hpp"
#include "tables/csv_writer.hpp"
#include "tables/xlsx_writer.hpp"

namespace present {
namespace {

constexpr std::size_t kPiece = 64 * 1024;

/// "2026-11-22 10:00:00" on the clocks of the zone.
std::string local_time(const base::Zone& zone, base::Instant at) {
    const auto second = std::chrono::floor<std::chrono::seconds>(at);
    const auto local = second + std::chrono::seconds{zone.offset_at(second.time_since_epoch().count())};
    auto text = base::to_rfc3339(local).substr(0, 19);
    text[10] = ' ';
    return text;
}

/// What a cell says of a value of the API.
struct Teller {
    const Sheet& sheet;

    std::string text(const json::value& value) const {
        if (value.is_null()) return "";
        if (value.is_string()) return told(std::string{value.as_string()});
        if (value.is_bool())
            return sheet.in_chinese ? (value.as_bool() ? "是" : "否") : (value.as_bool() ? "yes" : "no");
        if (value.is_array()) return joined(value.as_array());
        if (value.is_object()) return object(value.as_object());
        return json::to_text(value);
    }

private:
    std::string told(const std::string& text) const {
        const bool is_instant = text.size() >= 20 && text[10] == 'T' && text.back() == 'Z';
        const auto at = is_instant ? base::parse_rfc3339(text) : std::nullopt;
        return at ? local_time(*sheet.zone, *at) : text;
    }
    std::string joined(const json::array& values) const {
        std::string out;
        for (const auto& value : values) out += (out.empty() ? "" : "; ") + text(value);
        return out;
    }
    /// A text in two languages, or a promise on a case.
    std::string object(const json::object& map) const {
        if (const auto* said = map.if_contains(sheet.in_chinese ? "zh" : "en")) return text(*said);
        std::string out;
        for (const auto* key : {"title", "outcome", "due_at"}) {
            const auto* value = map.if_contains(key);
            if (value != nullptr && !value->is_null()) out += (out.empty() ? "" : " ") + text(*value);
        }
        return out;
    }
};

std::optional<double> number_of(const json::value& value) {
    if (value.is_int64()) return static_cast<double>(value.as_int64());
    if (value.is_uint64()) return static_cast<double>(value.as_uint64());
    if (value.is_double()) return value.as_double();
    return std::nullopt;
}

const json::value& value_of(const json::object& item, std::string_view key) {
    static const json::value kNothing(nullptr);
    const auto* found = item.if_contains(key);
    return found == nullptr ? kNothing : *found;
}

std::vector<std::string> headings(const Sheet& sheet) {
    std::vector<std::string> out;
    for (const auto& column : sheet.columns) out.emplace_back(sheet.in_chinese ? column.zh : column.en);
    return out;
}

class CsvSource {
public:
    explicit CsvSource(Sheet sheet) : sheet_(std::move(sheet)) { row(headings(sheet_)); }

    std::string next() {
        while (writer_.size() < kPiece && !is_done_) {
            const auto items = sheet_.next();
            is_done_ = !items;
            if (items) write(*items);
        }
        return writer_.take();
    }

private:
    void write(const json::array& items) {
        const Teller teller{sheet_};
        for (const auto& item : items) {
            std::vector<std::string> cells;
            for (const auto& column : sheet_.columns)
                cells.push_back(teller.text(value_of(item.as_object(), column.key)));
            row(cells);
        }
    }
    void row(const std::vector<std::string>& cells) {
        writer_.row(std::vector<std::string_view>{cells.begin(), cells.end()});
    }

    Sheet sheet_;
    tables::CsvWriter writer_{{.byte_order_mark = true, .formulas_disarmed = true}};
    bool is_done_ = false;
};

class XlsxSource {
public:
    explicit XlsxSource(Sheet sheet) : sheet_(std::move(sheet)) {}

    std::string next() {
        if (!file_) file_ = written();
        std::string piece(kPiece, '\0');
        piece.resize(std::fread(piece.data(), 1, piece.size(), file_.get()));
        if (piece.empty() && std::ferror(file_.get()) != 0) throw base::Failure("a written table cannot be read");
        return piece;
    }

private:
    using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

    /// The file has no name any more once it is open, so nothing of it stays.
    File written() const {
        auto path = (std::filesystem::temp_directory_path() / "fivestar-table-XXXXXX").string();
        const int handle = ::mkstemp(path.data());
        if (handle < 0) throw base::Failure("cannot write " + path);
        ::close(handle);
        const std::unique_ptr<const std::string, void (*)(const std::string*)> gone{
            &path, [](const std::string* name) { ::unlink(name->c_str()); }};
        write(path);
        File file{std::fopen(path.c_str(), "rb"), std::fclose};
        if (!file) throw base::Failure("cannot read " + path);
        return file;
    }
    void write(const std::string& path) const {
        tables::XlsxWriter writer{path, sheet_.name};
        const auto heads = headings(sheet_);
        writer.row(std::vector<tables::XlsxWriter::Cell>{heads.begin(), heads.end()});
        while (const auto items = sheet_.next()) {
            for (const auto& item : *items) write_row(writer, item.as_object());
        }
        writer.close();
    }
    void write_row(tables::XlsxWriter& writer, const json::object& item) const {
        const Teller teller{sheet_};
        std::vector<std::string> texts;
        for (const auto& column : sheet_.columns) texts.push_back(teller.text(value_of(item, column.key)));
        std::vector<tables::XlsxWriter::Cell> cells;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto number = number_of(value_of(item, sheet_.columns[i].key));
            cells.push_back(number ? tables::XlsxWriter::Cell{*number} : tables::XlsxWriter::Cell{texts[i]});
        }
        writer.row(cells);
    }

    Sheet sheet_;
    File file_{nullptr, std::fclose};
};

}  // namespace

std::function<std::string()> sheet_source(Sheet sheet, SheetFormat format) {
    if (format == SheetFormat::Csv) {
        return [source = std::make_shared<CsvSource>(std::move(sheet))] { return source->next(); };
    }
    return [source = std::make_shared<XlsxSource>(std::move(sheet))] { return source->next(); };
}

}  // namespace present
