#include "tables/workbook.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>

#include "base/failure.hpp"
#include "tables/xml.hpp"

namespace tables {

namespace {

constexpr std::size_t kSharedBytesMax = std::size_t{256} << 20;
constexpr std::size_t kSharedCountMax = std::size_t{1} << 24;
constexpr std::size_t kSheetsMax = 4096;

void read_all(const ZipParts& parts, const std::string& part, const std::string& name, Xml::Handlers handlers) {
    Xml xml(parts.open(part), name + ":" + part, std::move(handlers));
    while (xml.run()) {
    }
}

int number_in(std::string_view text) {
    int number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

NumberShape shape_of_builtin(int format) {
    if ((format >= 14 && format <= 17) || (format >= 27 && format <= 31) || (format >= 50 && format <= 58)) {
        return NumberShape::Day;
    }
    if ((format >= 18 && format <= 21) || (format >= 32 && format <= 35) || (format >= 45 && format <= 47)) {
        return NumberShape::TimeOfDay;
    }
    return format == 22 || format == 36 ? NumberShape::Instant : NumberShape::Plain;
}

}  // namespace

Workbook read_workbook(const ZipParts& parts, const std::string& name) {
    const std::string relations = "xl/_rels/workbook.xml.rels";
    std::map<std::string, std::string, std::less<>> targets;
    if (parts.has(relations)) {
        read_all(parts, relations, name, {[&](const Xml::Tag& tag) {
                     if (tag.name() != "Relationship" || targets.size() > 2 * kSheetsMax) return;
                     const std::string target(tag["Target"]);
                     targets[std::string(tag["Id"])] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
                 }});
    }
    Workbook book;
    read_all(parts, "xl/workbook.xml", name, {[&](const Xml::Tag& tag) {
                 if (tag.name() == "workbookPr") {
                     book.from_1904 = tag["date1904"] == "1" || tag["date1904"] == "true";
                 }
                 if (tag.name() != "sheet" || book.sheets.size() >= kSheetsMax) return;
                 const auto target = targets.find(tag["id"]);
                 book.sheets.push_back(
                     {std::string(tag["name"]), target == targets.end()
                                                    ? fmt::format("xl/worksheets/sheet{}.xml", book.sheets.size() + 1)
                                                    : target->second});
             }});
    return book;
}

NumberShape shape_of_format(std::string_view format) {
    bool day = false;
    bool time = false;
    bool minutes_or_months = false;
    for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
        const char c = format[i];
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"') {
            i = std::min(format.find('"', i + 1), format.size());
        } else if (c == '[') {
            const auto close = std::min(format.find(']', i), format.size());
            const auto inside = format.substr(i + 1, close - i - 1);
            time = time || (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos);
            i = close;
        } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D' || c == 'e') {
            day = true;
        } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
            time = true;
        } else if (c == 'm' || c == 'M') {
            minutes_or_months = true;
        } else if (c == 'G' || c == '0' || c == '#' || c == '?' || c == '@') {
            if (!day && !time) return NumberShape::Plain;
        }
    }
    if (minutes_or_months && !time) day = true;
    if (day && time) return NumberShape::Instant;
    return day ? NumberShape::Day : time ? NumberShape::TimeOfDay : NumberShape::Plain;
}

std::vector<NumberShape> read_shapes(const ZipParts& parts, const std::string& name) {
    std::vector<NumberShape> shapes;
    if (!parts.has("xl/styles.xml")) return shapes;
    std::map<int, NumberShape> own;
    bool in_cells = false;
    read_all(parts, "xl/styles.xml", name,
             {[&](const Xml::Tag& tag) {
                  if (tag.name() == "numFmt") own[number_in(tag["numFmtId"])] = shape_of_format(tag["formatCode"]);
                  if (tag.name() == "cellXfs") in_cells = true;
                  if (tag.name() != "xf" || !in_cells) return;
                  const auto format = number_in(tag["numFmtId"]);
                  const auto found = own.find(format);
                  shapes.push_back(found == own.end() ? shape_of_builtin(format) : found->second);
              },
              [&](std::string_view element) { in_cells = in_cells && element != "cellXfs"; }});
    return shapes;
}

SharedTexts SharedTexts::read(const ZipParts& parts, const std::string& name) {
    SharedTexts shared;
    const std::string part = "xl/sharedStrings.xml";
    if (!parts.has(part)) return shared;
    bool in_text = false;
    bool phonetic = false;
    read_all(parts, part, name,
             {[&](const Xml::Tag& tag) {
                  phonetic = phonetic || tag.name() == "rPh";
                  in_text = tag.name() == "t" && !phonetic;
              },
              [&](std::string_view element) {
                  in_text = false;
                  if (element == "rPh") phonetic = false;
                  if (element == "si") shared.ends_.push_back(static_cast<std::uint32_t>(shared.texts_.size()));
                  if (shared.texts_.size() > kSharedBytesMax || shared.ends_.size() > kSharedCountMax) {
                      throw base::BadInput("the shared texts of the workbook are over 256 MiB", name + ":" + part,
                                           "save the sheet as CSV");
                  }
              },
              [&](std::string_view text) {
                  if (in_text && shared.texts_.size() <= kSharedBytesMax) shared.texts_ += text;
              }});
    return shared;
}

std::string_view SharedTexts::operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(texts_).substr(begin, ends_[index] - begin);
}

}  // namespace tables
