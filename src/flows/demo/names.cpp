#include "flows/demo/names.hpp"

#include <fmt/format.h>

#include <string_view>

namespace flows::demo {
namespace {

constexpr std::string_view kSurnames[] = {
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗",
    "高", "郑", "梁", "谢", "宋", "唐", "许", "韩", "邓", "冯", "曹", "彭", "曾", "肖", "田", "董", "潘", "袁", "蔡",
    "蒋", "余", "于", "杜", "叶", "程", "魏", "苏", "吕", "丁", "沈", "任", "姚", "卢", "傅", "钟", "姜", "崔", "谭",
    "廖", "范", "汪", "陆", "金", "石", "戴", "贾", "韦", "夏", "邱", "方", "侯", "邹", "熊", "孟", "秦", "白", "江"};
constexpr std::string_view kFirst[] = {"建", "志", "文", "晓", "海", "国", "丽", "秀", "明", "永", "春", "俊", "雅",
                                       "子", "思", "家", "玉", "小", "立", "伟", "佳", "梦", "宏", "振", "天", "美",
                                       "少", "向", "德", "成", "淑", "金", "书", "庆", "传", "学", "启", "若", "宗"};
constexpr std::string_view kSecond[] = {"华", "强", "军", "平", "敏", "芳", "涛", "磊", "娟", "杰", "燕", "勇", "霞",
                                        "琳", "峰", "鹏", "萍", "波", "辉", "玲", "刚", "宁", "红", "兰", "超", "洁",
                                        "斌", "颖", "凯", "莉", "远", "雪", "健", "倩", "安", "瑶", "林", "云", "成"};

}  // namespace

std::string make_name(Dice& dice) {
    std::string name{dice.pick(kSurnames)};
    if (dice.permille(780)) name += dice.pick(kFirst);
    name += dice.pick(kSecond);
    return name;
}

std::string make_mobile(Dice& dice) {
    return fmt::format("1400{:07}", dice.below(10000000));
}

}  // namespace flows::demo
