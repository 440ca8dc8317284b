#include "report/unit_papers.hpp"

#include <fmt/format.h>

#include <array>

#include "report/qr.hpp"

namespace report {
namespace {

constexpr int kAcross = 3;
constexpr int kOnSheet = 21;

struct Words {
    std::string_view zh;
    std::string_view en;
    std::string_view in(Language language) const { return language == Language::Chinese ? zh : en; }
};

constexpr Words kCard{"产品保修卡", "Guarantee card"};
constexpr Words kUnit{"产品", "Unit"};
constexpr Words kSale{"购买与安装", "Purchase and installation"};
constexpr Words kRepairs{"维修记录", "Repairs"};
constexpr Words kNoRepairs{"没有维修记录", "No repairs"};
constexpr Words kScan{"扫码查看产品、报修", "Scan to look it up"};
constexpr Words kLabels{"产品标签", "Labels"};
constexpr Words kGenuine{"这是登记在册的产品", "This unit is registered"};
constexpr Words kUnknown{"这个码没有登记，或已停用", "This code is not known, or no longer in force"};
constexpr Words kUnknownMeans{"请核对产品上的标签；如标签被替换过，产品可能不是正品。",
                              "Compare the label on the unit; where it was replaced, the unit may not be genuine."};
constexpr Words kExchanged{"这件产品已换货，不再享有保修", "This unit was exchanged and carries no guarantee any more"};
constexpr Words kFrom{"保修自此日起算", "The guarantee counts from"};
constexpr Words kNoDay{"购买日期未登记；请保留发票", "The day of purchase is not registered; keep the invoice"};

std::string page(std::string_view title, std::string_view style, std::string_view body, Language language) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" "
        "content=\"noindex\"><title>{}</title><style>{}</style></head><body>{}</body></html>\n",
        language == Language::Chinese ? "zh-CN" : "en", escaped(title), style, body);
}

/// Rows of a table: a heading and what is known; a row that knows nothing is left out.
class Rows {
public:
    explicit Rows(Language language) : language_(language) {}
    void row(const Words& words, const units::Text& value) {
        if (!value || value->empty()) return;
        html_ += fmt::format("<tr><th>{}</th><td>{}</td></tr>", words.in(language_), escaped(*value));
    }
    std::string table() const { return "<table>" + html_ + "</table>"; }

private:
    Language language_;
    std::string html_;
};

std::string identity_table(const UnitPaper& paper, Language language) {
    const auto& is = paper.unit.identity;
    Rows rows{language};
    rows.row({"型号", "Model"}, is.model);
    rows.row({"产品名称", "Product"}, is.name);
    rows.row({"序列号", "Serial number"}, is.serial);
    rows.row({"商品条码", "GTIN"}, is.gtin);
    rows.row({"批次", "Batch"}, is.batch);
    rows.row({"生产日期", "Made on"}, is.manufactured_on);
    return rows.table();
}

std::string sale_table(const UnitPaper& paper, Language language) {
    const auto sale = paper.unit.purchase.value_or(units::Purchase{});
    Rows rows{language};
    rows.row({"顾客", "Customer"}, paper.owner);
    rows.row({"销售商", "Sold by"}, sale.sold_by);
    rows.row({"平台", "Platform"}, sale.platform);
    rows.row({"订单号", "Order"}, sale.order_no);
    rows.row({"发票号", "Invoice number"}, sale.invoice_no);
    rows.row({"购买日期", "Bought on"}, sale.purchased_on);
    rows.row({"开票日期", "Invoice of"}, sale.invoice_on);
    rows.row({"送达日期", "Delivered on"}, sale.delivered_on);
    rows.row({"安装日期", "Installed on"}, sale.installed_on);
    return rows.table();
}

std::string repairs_table(const UnitPaper& paper, Language language) {
    if (paper.unit.repairs.empty()) return fmt::format("<p>{}</p>", kNoRepairs.in(language));
    std::string rows;
    for (const auto& repair : paper.unit.repairs) {
        rows += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>", repair.sent_on.value_or(""),
                            repair.done_on.value_or("—"), escaped(repair.part.value_or("")));
    }
    return "<table>" + rows + "</table>";
}

constexpr std::string_view kCardStyle =
    "@page{size:A5;margin:12mm}body{font:11pt/1.5 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;"
    "color:#000;background:#fff;margin:0 auto;max-width:150mm;padding:8px}h1{font-size:16pt;margin:0 0 2mm}"
    "h2{font-size:11pt;margin:4mm 0 1mm;border-bottom:1px solid #999}table{border-collapse:collapse;width:100%}"
    "th{font-weight:400;text-align:left;color:#444;width:32%;padding:.5mm 2mm .5mm 0;vertical-align:top}"
    "td{padding:.5mm 2mm .5mm 0;overflow-wrap:anywhere}.head{display:flex;justify-content:space-between;gap:6mm}"
    ".code{text-align:center;font-size:8pt;color:#444}";

constexpr std::string_view kSheetStyle =
    "@page{size:A4;margin:0}body{margin:0;background:#fff;color:#000;"
    "font:7.5pt/1.35 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}.sheet{width:210mm;height:297mm;"
    "box-sizing:border-box;padding:15.15mm 7.21mm;display:grid;grid-template-columns:repeat(3,63.5mm);"
    "grid-auto-rows:38.1mm;column-gap:2.54mm;break-after:page}.label{box-sizing:border-box;padding:2.5mm;display:flex;"
    "gap:2mm;align-items:center;overflow:hidden}.label div{min-width:0;overflow-wrap:anywhere}.label b{font-size:9pt}";

constexpr std::string_view kPublicStyle =
    ":root{color-scheme:light dark}body{font:17px/1.6 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',"
    "sans-serif;margin:0 "
    "auto;max-width:36rem;padding:20px}h1{font-size:1.3rem}table{border-collapse:collapse;width:100%}"
    "th{text-align:left;font-weight:400;padding:6px 12px 6px 0;vertical-align:top;opacity:.75}"
    "td{padding:6px 0;overflow-wrap:anywhere}.state{border:2px solid #0b6e69;border-radius:8px;padding:10px 14px}"
    ".state.bad{border-color:#b3261e}";

std::string label(const UnitPaper& paper, Language language) {
    const auto& is = paper.unit.identity;
    return fmt::format("<div class=\"label\">{}<div><b>{}</b><br>{}<br>{}<br>{}</div></div>", qr_svg(paper.address, 30),
                       escaped(is.model.value_or("")), escaped(is.serial.value_or(is.gtin.value_or(""))),
                       escaped(paper.company), kScan.in(language));
}

}  // namespace

std::string guarantee_card(const UnitPaper& paper, Language language) {
    const auto title = kCard.in(language);
    const auto code = paper.address.empty() ? std::string{}
                                            : fmt::format("<div class=\"code\">{}<br>{}</div>",
                                                          qr_svg(paper.address, 28), kScan.in(language));
    const auto body = fmt::format(
        "<div class=\"head\"><div><h1>{}</h1><p>{}</p></div>{}</div><h2>{}</h2>{}<h2>{}</h2>{}<h2>{}</h2>{}", title,
        escaped(paper.company), code, kUnit.in(language), identity_table(paper, language), kSale.in(language),
        sale_table(paper, language), kRepairs.in(language), repairs_table(paper, language));
    return page(title, kCardStyle, body, language);
}

std::string label_sheets(const std::vector<UnitPaper>& papers, int skip, Language language) {
    static_assert(kOnSheet % kAcross == 0);
    std::string body = "<div class=\"sheet\">";
    int place = 0;
    for (; place < skip; ++place) body += "<div></div>";
    for (const auto& paper : papers) {
        if (place == kOnSheet) {
            body += "</div><div class=\"sheet\">";
            place = 0;
        }
        body += label(paper, language);
        ++place;
    }
    return page(kLabels.in(language), kSheetStyle, body + "</div>", language);
}

std::string public_unit_page(const UnitPaper& paper, Language language) {
    const auto& unit = paper.unit;
    const auto day = unit.purchase ? units::bought_on(*unit.purchase) : units::Day{};
    const auto state = unit.replaced_by ? fmt::format("<p class=\"state bad\">{}</p>", kExchanged.in(language))
                                        : fmt::format("<p class=\"state\">{}<br>{}</p>", kGenuine.in(language),
                                                      day ? fmt::format("{} <b>{}</b>", kFrom.in(language), *day)
                                                          : std::string{kNoDay.in(language)});
    Rows rows{language};
    rows.row({"型号", "Model"}, unit.identity.model);
    rows.row({"产品名称", "Product"}, unit.identity.name);
    rows.row({"生产日期", "Made on"}, unit.identity.manufactured_on);
    const auto title = unit.identity.name.value_or(unit.identity.model.value_or(""));
    const auto body =
        fmt::format("<h1>{}</h1><p>{}</p>{}{}", escaped(title), escaped(paper.company), state, rows.table());
    return page(title, kPublicStyle, body, language);
}

std::string unknown_code_page(const std::string& company, Language language) {
    const auto body = fmt::format("<h1>{}</h1><p class=\"state bad\">{}</p><p>{}</p>", escaped(company),
                                  kUnknown.in(language), kUnknownMeans.in(language));
    return page(company, kPublicStyle, body, language);
}

}  // namespace report
