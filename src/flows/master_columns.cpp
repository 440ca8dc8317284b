#include "flows/master_columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace flows {
namespace {

struct Field {
    std::string_view name;
    bool needed;
    std::vector<std::string_view> headers;
};

const std::array<std::vector<Field>, 4>& fields() {
    static const std::array<std::vector<Field>, 4> kFields{{
        {{"code",
          true,
          {"code", "outlet", "outletcode", "outletid", "网点编码", "网点编号", "网点代码", "编码", "编号"}},
         {"name", true, {"name", "outletname", "网点名称", "网点", "服务站名称", "名称"}},
         {"kind", false, {"kind", "type", "性质", "类型", "网点类型", "网点性质"}},
         {"region", false, {"region", "province", "省", "省份", "大区", "区域"}},
         {"city", false, {"city", "市", "城市", "地市"}},
         {"district", false, {"district", "county", "区", "区县", "县"}},
         {"address", false, {"address", "地址", "详细地址"}},
         {"phone", false, {"phone", "telephone", "tel", "电话", "服务电话", "联系电话"}},
         {"state", false, {"state", "status", "状态", "营业状态"}}},
        {{"code", true, {"code", "staffcode", "staffid", "employeeid", "工号", "员工编号", "人员编码", "编码", "编号"}},
         {"name", true, {"name", "staffname", "姓名", "员工姓名", "名字"}},
         {"post", true, {"post", "position", "role", "jobtitle", "岗位", "职位", "职务", "工种"}},
         {"outlet", false, {"outlet", "outletcode", "网点编码", "网点编号", "所属网点", "网点"}},
         {"mobile", false, {"mobile", "phone", "手机", "手机号", "手机号码", "电话", "联系电话"}},
         {"state", false, {"state", "status", "状态", "在职状态"}}},
        {{"code",
          true,
          {"code", "customer", "customercode", "customerid", "客户编码", "客户编号", "会员号", "编码", "编号"}},
         {"name", false, {"name", "customername", "contact", "姓名", "客户姓名", "客户名称", "联系人", "名称"}},
         {"mobile", false, {"mobile", "phone", "telephone", "手机", "手机号", "手机号码", "电话", "联系电话"}},
         {"address", false, {"address", "地址", "详细地址", "安装地址"}},
         {"kind", false, {"kind", "type", "类型", "客户类型"}},
         {"region", false, {"region", "province", "省", "省份", "大区", "区域"}},
         {"city", false, {"city", "市", "城市", "地市"}},
         {"district", false, {"district", "county", "区", "区县", "县"}}},
        {{"serial", true, {"serial", "serialno", "serialnumber", "sn", "序列号", "机身编号", "机身号", "条码", "编号"}},
         {"model", true, {"model", "product", "productmodel", "型号", "产品型号", "机型", "产品"}},
         {"gtin", false, {"gtin", "ean", "barcode", "69码", "商品条码", "国际条码"}},
         {"category", false, {"category", "品类", "产品类别", "类别"}},
         {"name", false, {"name", "productname", "产品名称", "品名"}},
         {"manufactured_on", false, {"manufacturedon", "madeon", "productiondate", "生产日期", "出厂日期"}},
         {"sold_by", false, {"soldby", "seller", "dealer", "销售商", "经销商", "销售单位", "商家", "店铺"}},
         {"channel", false, {"channel", "saleschannel", "购买渠道", "销售渠道", "渠道"}},
         {"platform", false, {"platform", "平台", "电商平台", "购买平台"}},
         {"anchor", false, {"anchor", "streamer", "主播", "直播间主播"}},
         {"order_no", false, {"orderno", "order", "ordernumber", "订单号", "订单编号", "平台订单号"}},
         {"invoice_no", false, {"invoiceno", "invoice", "invoicenumber", "发票号", "发票号码"}},
         {"invoice_on", false, {"invoiceon", "invoicedate", "开票日期", "发票日期"}},
         {"delivered_on", false, {"deliveredon", "deliverydate", "送货日期", "交付日期", "发货日期"}},
         {"installed_on", false, {"installedon", "installationdate", "安装日期"}},
         {"installer", false, {"installer", "安装方", "安装单位"}},
         {"signed_on", false, {"signedon", "签收日期", "签收时间"}},
         {"price", false, {"price", "价格", "售价", "标价"}},
         {"price_paid", false, {"pricepaid", "paid", "实付金额", "实付", "成交价"}},
         {"docs_invoice", false, {"docsinvoice", "有发票", "发票原件"}},
         {"docs_invoice_copy", false, {"docsinvoicecopy", "发票复印件"}},
         {"docs_card", false, {"docscard", "保修卡", "三包凭证"}},
         {"docs_order_record", false, {"docsorderrecord", "订单记录"}},
         {"batch", false, {"batch", "batchno", "lot", "批次", "批号", "生产批次"}},
         {"purchased_on",
          false,
          {"purchasedon", "purchasedate", "dateofpurchase", "购买日期", "购机日期", "购买时间", "销售日期"}},
         {"customer", false, {"customer", "customercode", "客户编码", "客户编号", "客户", "会员号"}},
         {"outlet", false, {"outlet", "outletcode", "网点编码", "网点编号", "服务网点", "网点"}}},
    }};
    return kFields;
}

/// A header without what people add to it: case, blanks, dashes, stars and a remark in brackets.
std::string plain(std::string_view header) {
    auto text = base::to_lower(base::trim(header));
    for (const std::string_view bracket : {"(", "（", "[", "【"}) {
        if (const auto at = text.find(bracket); at != std::string::npos && at > 0) text.resize(at);
    }
    std::erase_if(text, [](char c) { return c == ' ' || c == '_' || c == '-' || c == '*' || c == '.'; });
    return text;
}

/// The column that bears the earliest of a field's headers.
std::optional<std::size_t> place_of(const Field& field, std::span<const std::string> headers) {
    for (const auto known : field.headers) {
        const auto found = std::find(headers.begin(), headers.end(), known);
        if (found != headers.end()) return static_cast<std::size_t>(found - headers.begin());
    }
    return std::nullopt;
}

}  // namespace

std::optional<MasterKind> master_kind_from(std::string_view word) {
    for (const auto kind : {MasterKind::Outlets, MasterKind::Staff, MasterKind::Customers, MasterKind::Units}) {
        if (to_word(kind) == word) return kind;
    }
    return std::nullopt;
}

std::string_view to_word(MasterKind kind) {
    constexpr std::string_view kWords[] = {"outlets", "staff", "customers", "units"};
    return kWords[static_cast<std::size_t>(kind)];
}

MasterColumns::MasterColumns(MasterKind kind, const tables::Source& source) {
    const auto& names = source.columns().names();
    std::vector<std::string> headers;
    for (const auto& name : names) headers.push_back(plain(name));
    std::vector<bool> used(names.size(), false);
    for (const auto& field : fields()[static_cast<std::size_t>(kind)]) {
        if (const auto place = place_of(field, headers); place && !used[*place]) {
            places_.emplace_back(field.name, *place);
            used[*place] = true;
        } else if (field.needed) {
            throw base::BadInput(fmt::format("the file has no column for '{}'", field.name), source.name(),
                                 fmt::format("name it one of: {}. There are: {}", fmt::join(field.headers, ", "),
                                             fmt::join(names, ", ")));
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!used[i] && !names[i].empty()) ignored_.push_back(names[i]);
    }
}

std::string_view MasterColumns::cell(const tables::Row& row, std::string_view field) const {
    for (const auto& [name, place] : places_) {
        if (name == field) return base::trim(row.cells[place]);
    }
    return {};
}

}  // namespace flows
