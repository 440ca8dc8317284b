#include "flows/demo/outlets.hpp"

#include <array>

namespace flows::demo {
namespace {

constexpr bool kOwn = true;
constexpr bool kHired = false;
constexpr bool kHot = true;
constexpr bool kMild = false;

constexpr DemoOutlet kOutlets[] = {
    {"ZJ01", "杭州西湖服务中心", "浙江", "杭州", kOwn, 1, 150, kMild},
    {"ZJ02", "杭州萧山服务站", "浙江", "杭州", kHired, 2, 120, kMild},
    {"ZJ03", "宁波鄞州服务站", "浙江", "宁波", kHired, 2, 115, kMild},
    {"ZJ04", "温州鹿城服务站", "浙江", "温州", kHired, 3, 100, kMild},
    {"ZJ05", "嘉兴南湖服务站", "浙江", "嘉兴", kHired, 2, 90, kMild},
    {"ZJ06", "绍兴越城服务站", "浙江", "绍兴", kHired, 3, 85, kMild},
    {"ZJ07", "金华婺城服务站", "浙江", "金华", kHired, 4, 75, kMild},
    {"ZJ08", "台州椒江服务站", "浙江", "台州", kHired, 3, 75, kMild},
    {"JS01", "南京江宁服务中心", "江苏", "南京", kOwn, 1, 140, kMild},
    {"JS02", "南京鼓楼服务站", "江苏", "南京", kHired, 2, 105, kMild},
    {"JS03", "苏州吴中服务站", "江苏", "苏州", kHired, 2, 135, kMild},
    {"JS04", "无锡滨湖服务站", "江苏", "无锡", kHired, 3, 110, kMild},
    {"JS05", "常州武进服务站", "江苏", "常州", kHired, 3, 95, kMild},
    {"JS06", "南通崇川服务站", "江苏", "南通", kHired, 4, 85, kMild},
    {"JS07", "徐州云龙服务站", "江苏", "徐州", kHired, 5, 80, kMild},
    {"JS08", "扬州邗江服务站", "江苏", "扬州", kHired, 3, 75, kMild},
    {"SH01", "上海浦东服务中心", "上海", "上海", kOwn, 1, 170, kMild},
    {"SH02", "上海闵行服务站", "上海", "上海", kHired, 2, 130, kMild},
    {"SH03", "上海宝山服务站", "上海", "上海", kHired, 3, 105, kMild},
    {"SH04", "上海松江服务站", "上海", "上海", kHired, 4, 100, kMild},
    {"SH05", "上海静安服务中心", "上海", "上海", kOwn, 2, 95, kMild},
    {"AH01", "合肥蜀山服务中心", "安徽", "合肥", kOwn, 2, 120, kHot},
    {"AH02", "合肥包河服务站", "安徽", "合肥", kHired, 3, 95, kHot},
    {"AH03", "芜湖镜湖服务站", "安徽", "芜湖", kHired, 3, 75, kHot},
    {"AH04", "阜阳颍州服务站", "安徽", "阜阳", kHired, 5, 70, kHot},
    {"AH05", "安庆迎江服务站", "安徽", "安庆", kHired, 4, 60, kHot},
    {"SD01", "济南历下服务中心", "山东", "济南", kOwn, 2, 115, kMild},
    {"SD02", "青岛市北服务站", "山东", "青岛", kHired, 2, 115, kMild},
    {"SD03", "烟台芝罘服务站", "山东", "烟台", kHired, 3, 80, kMild},
    {"SD04", "潍坊奎文服务站", "山东", "潍坊", kHired, 3, 80, kMild},
    {"SD05", "临沂兰山服务站", "山东", "临沂", kHired, 4, 75, kMild},
    {"FJ01", "福州鼓楼服务站", "福建", "福州", kHired, 2, 95, kMild},
    {"FJ02", "厦门湖里服务中心", "福建", "厦门", kOwn, 1, 100, kMild},
    {"FJ03", "泉州丰泽服务站", "福建", "泉州", kHired, 3, 85, kMild},
    {"FJ04", "漳州芗城服务站", "福建", "漳州", kHired, 4, 60, kMild},
    {"JX01", "南昌红谷滩服务站", "江西", "南昌", kHired, 3, 100, kHot},
    {"JX02", "赣州章贡服务站", "江西", "赣州", kHired, 5, 65, kHot},
    {"JX03", "九江浔阳服务站", "江西", "九江", kHired, 3, 60, kHot},
    {"HB01", "武汉洪山服务中心", "湖北", "武汉", kOwn, 2, 140, kHot},
    {"HB02", "武汉江汉服务站", "湖北", "武汉", kHired, 3, 115, kHot},
};

constexpr std::array<Quality, 5> kQualities{{
    {65, 14, 20, 5, 8, 14, 0},
    {85, 30, 36, 9, 13, 18, 15},
    {100, 52, 52, 13, 20, 25, 35},
    {128, 92, 84, 22, 32, 40, 75},
    {170, 165, 140, 40, 55, 70, 150},
}};

}  // namespace

std::span<const DemoOutlet> outlets() {
    return kOutlets;
}

const Quality& quality_of(int grade) {
    return kQualities.at(static_cast<std::size_t>(grade - 1));
}

}  // namespace flows::demo
