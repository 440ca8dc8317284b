#include "flows/demo/topics.hpp"

namespace flows::demo {
namespace {

constexpr Topic kCoolingRepairs[] = {
    {"{r}{p}不制冷", "{p}{d}开始吹出来的风不凉，温度设到22度也没有用，滤网已经洗过了。", "制冷剂", 20, When::Warm},
    {"{p}制冷慢", "{r}面积不大，开机一个小时还有29度，以前十分钟就凉了。", "制冷剂", 9, When::Warm},
    {"{p}内机漏水", "{d}起内机往下滴水，墙面都湿了，接了一个盆，希望尽快上门。", "排水管", 17, When::Warm},
    {"{p}运行有异响", "开机后有咔咔的声音，{d}越来越响，晚上睡不好。", "风扇电机", 11},
    {"{p}外机噪音大", "外机震动明显，楼下邻居已经来说过，{r}也能听到嗡嗡声。", "减震件", 6},
    {"{p}通电没有反应", "遥控和机身按键都没有反应，插座用别的电器是好的。", "控制板", 9},
    {"{p}显示故障码E6", "{d}显示E6后停机，断电重启能用十几分钟，然后又停。", "通讯线", 8},
    {"{p}频繁停机", "开几分钟就自己停，过一会儿又启动，{d}一直这样。", "温度传感器", 6},
    {"{p}制热效果差", "天冷以后制热，出风只有一点温，{r}一直升不到20度。", "四通阀", 8, When::Cold},
    {"{p}不出热风", "{d}降温以后开制热，风是凉的，{r}里的外机也没有声音。", "四通阀", 11, When::Cold},
    {"{p}外机结霜停机", "制热一会儿外机就结厚霜，停半个小时才又启动，{r}里根本暖不起来。", "温度传感器", 9, When::Cold},
    {"{p}有异味", "开机有股霉味，{r}里有老人和孩子，想请师傅清洗检查。", "蒸发器", 4},
    {"{p}内机结冰", "打开面板看到里面结了冰，化了以后漏了一地水。", "蒸发器", 3, When::Warm},
    {"{p}遥控失灵", "换了新电池遥控还是不亮，按机身应急键可以开机。", "遥控器", 3},
};
constexpr Topic kHotWaterRepairs[] = {
    {"{p}打不着火", "{d}开始打火有哒哒声但点不着，燃气灶是正常的。", "点火针", 18},
    {"{p}水温忽冷忽热", "洗澡时忽冷忽热，{d}特别明显，家里有小孩不敢用。", "水量传感器", 14},
    {"{p}漏水", "机器下面滴水，{d}发现地板都泡了，已经关了进水阀。", "密封圈", 13},
    {"{p}不出热水", "烧了两个小时还是凉水，指示灯是亮的。", "加热管", 13},
    {"{p}显示故障码E1", "{d}显示E1，按复位能用一次，再开又报错。", "风压开关", 9},
    {"{p}一通电就跳闸", "插上电漏保就跳，拔掉就没事，不敢再用了。", "加热管", 7},
    {"{p}点火爆响", "点火时砰的一声，声音很大，家人很害怕，已经停用。", "比例阀", 5},
    {"{p}出水量小", "热水只有很小一股，冷水正常，{d}开始的。", "过滤网", 6},
    {"{p}水有异味", "热水有股铁锈味，用了三年没有换过镁棒。", "镁棒", 4},
};
constexpr Topic kCoolingQuestions[] = {
    {"{p}安装位置咨询", "{r}想装{p}，外机放阳台侧面还是楼顶合适，需要加长铜管吗？", "安装", 14},
    {"滤网怎么清洗", "{p}的滤网多久洗一次，可以用洗洁精吗？", "保养", 13},
    {"移机如何收费", "准备搬家，{p}拆装移机一共多少钱，要加氟吗？", "收费", 12},
    {"保修期到什么时候", "{p}发票找不到了，能按机身编号查保修期吗？", "保修", 12},
    {"预约清洗保养", "夏天到了，想给{r}的{p}做一次深度清洗，周末能来吗？", "保养", 10, When::Warm},
    {"遥控器怎么锁童锁", "孩子乱按，{p}的遥控怎么锁住？", "使用", 6},
    {"{p}耗电量咨询", "每天开八个小时，一个月大概多少度电？", "使用", 6},
    {"开发票", "{d}买的{p}，需要补开单位抬头的电子发票。", "发票", 7},
    {"催问上门时间", "昨天报的维修，师傅还没有联系，想知道什么时候来。", "进度", 11},
};
constexpr Topic kHotWaterQuestions[] = {
    {"{p}安装条件咨询", "{r}没有预留烟道孔，可以装{p}吗，打孔要加钱吗？", "安装", 16},
    {"镁棒多久换一次", "{p}用了两年，需要换镁棒吗，自己能不能换？", "保养", 12},
    {"冬天防冻怎么做", "要出门一个月，{p}需要把水放掉吗？", "使用", 10, When::Cold},
    {"收费标准咨询", "过了保修期，上门检查{p}收多少钱？", "收费", 14},
    {"保修期到什么时候", "{p}是装修公司送的，没有发票，怎么算保修？", "保修", 12},
    {"水压低能不能用", "顶楼水压低，{p}经常不启动，能加装增压泵吗？", "使用", 8},
    {"开发票", "{d}买的{p}，发票抬头写错了，怎么换开？", "发票", 7},
    {"催问上门时间", "约好{d}来修{p}，到现在没有人联系。", "进度", 11},
};
constexpr Topic kComplaints[] = {
    {"上门费、检测费叠加收费", "修{p}先收上门费，又收检测费，最后再加{n}元工时费，事先一项都没有说。", "收费", 15},
    {"保修期内拒绝保修", "{p}买了不到一年，师傅说是使用不当，不给保修，要我自费{n}元。", "拒保", 16},
    {"师傅迟到不联系", "约的上午，等到傍晚才来，中间一个电话都没有，请了一天假。", "迟到", 17},
    {"安装材料乱收费", "装{p}要了{n}元材料费，说不加就不给装，没有明细。", "收费", 13},
    {"高空作业费事先没有说", "师傅到了才说{p}外机要收{n}元高空作业费，不交就走，报修时没有人提过。", "收费", 9},
    {"约好的时间一改再改", "{p}报修以后改了三次时间，每次都说明天，希望给一个准信。", "迟到", 8},
    {"服务态度差", "问了两句就不耐烦，说嫌慢找别人修，希望道歉。", "态度", 9},
    {"没有处理就关单", "{p}根本没有人来看，短信说已完成，请查清楚是谁关的。", "作假", 8},
    {"换下来的旧件没有给我看", "说换了主板收{n}元，旧件直接拿走，怀疑根本没有换。", "收费", 7},
    {"答应的退款没有到账", "{d}同意退的{n}元一直没有到账，打了三次电话。", "退款", 6},
};
constexpr Topic kReturns[] = {
    {"{p}尺寸不合适退货", "{r}的位置放不下，还没有拆封，申请退货。", "尺寸", 26},
    {"收到时外观破损", "拆箱发现{p}外壳凹了一块，已拍照，要求退货。", "运输破损", 24},
    {"七天无理由退货", "{p}不想要了，没有安装，包装完好。", "不想要", 26},
    {"发错型号", "订的和收到的不是一个型号，要求换货或者退货。", "发错货", 12},
    {"反复故障要求退货", "{p}修了两次还是老毛病，不想再修了，要求退货。", "反复故障", 12},
};
constexpr std::string_view kRooms[] = {"客厅", "主卧", "次卧", "书房", "儿童房", "老人房", "餐厅", "厨房"};
constexpr std::string_view kSince[] = {"昨天", "今天早上", "前天", "上周", "这两天", "昨晚", "周末", "上个星期"};
constexpr std::string_view kSolved[] = {
    "已当面说明并道歉，差额原路退回，顾客认可。", "核实后按保修处理，费用全部退还，顾客满意。",
    "已更换服务人员重新上门，问题解决。",         "解释清楚收费依据，补发明细，顾客接受。",
    "按承诺补偿一次免费保养，顾客同意结案。",     "查实属网点责任，已处理并回访确认。"};
constexpr std::string_view kNotes[] = {
    "顾客希望师傅上门前半小时电话联系。", "已核对机身编号，在保修期内。", "小区进门需要登记，提醒师傅带工作证。",
    "第一次电话无人接听，稍后再打。",     "顾客要求开具维修明细。",       "已提醒网点按公示价目收费。"};
constexpr std::string_view kReopened[] = {"顾客来电说问题又出现了。", "回访不满意，要求重新处理。",
                                          "师傅走后半天故障依旧。", "退款金额不对，重新核实。"};
constexpr std::string_view kPraise[] = {"师傅很专业，讲得清楚。",
                                        "来得快，收费和公示的一样。",
                                        "态度好，还顺手把滤网洗了。",
                                        "一次就修好了，满意。",
                                        "客服很耐心。",
                                        "好"};
constexpr std::string_view kGrumble[] = {
    "等得太久了。", "收费说不清楚。", "修完第二天又坏了。", "打了好几次电话才有人管。", "约好的时间没有来。", "不推荐"};
constexpr std::string_view kParts[] = {"配件库房缺货，已向总部申请调拨。", "需要更换主板，等待到货。",
                                       "本地无此型号配件，预计两天到。"};

void append_filled(std::string& out, char what, const Model& model, Dice& dice) {
    switch (what) {
        case 'p':
            out += model.called;
            break;
        case 'r':
            out += dice.pick(kRooms);
            break;
        case 'd':
            out += dice.pick(kSince);
            break;
        default:
            out += std::to_string(dice.between(3, 38) * 10);
    }
}

}  // namespace

const Topic kStartCapacitor{"{p}外机不启动", "内机吹风，外机嗡嗡响但压缩机不转，{d}最热的时候开始的，机器才买几个月。",
                            "压缩机启动电容", 1};
const Topic kDoneAgain{"{p}修过又坏了", "前些天刚修过，{d}老毛病又犯了，请派有经验的师傅来。", "返修", 1};
const Topic kRepairedTooOften{"反复维修没有结果", "{p}同一个毛病修了又坏，每次来的师傅说法都不一样，要求彻底解决。",
                              "反复维修", 1};
const Topic kCameLate{"高温天迟迟没有人处理", "报修{p}以后一直没有人联系，{r}里三十多度，老人已经受不了了。", "迟到",
                      1};

std::string_view to_word(Kind kind) {
    constexpr std::string_view kWords[] = {"consultation", "complaint", "repair", "return"};
    return kWords[static_cast<std::size_t>(kind)];
}

std::span<const Topic> topics(Kind kind, Line line) {
    const bool cooling = line == Line::Cooling;
    switch (kind) {
        case Kind::Consultation:
            return cooling ? std::span<const Topic>{kCoolingQuestions} : std::span<const Topic>{kHotWaterQuestions};
        case Kind::Repair:
            return cooling ? std::span<const Topic>{kCoolingRepairs} : std::span<const Topic>{kHotWaterRepairs};
        case Kind::Return:
            return kReturns;
        case Kind::Complaint:
            break;
    }
    return kComplaints;
}

std::string fill_in(std::string_view text, const Model& model, Dice& dice) {
    std::string out;
    out.reserve(text.size() + 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}') {
            append_filled(out, text[i + 1], model, dice);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string_view say(Saying what, Dice& dice) {
    switch (what) {
        case Saying::Noted:
            return dice.pick(kNotes);
        case Saying::Reopened:
            return dice.pick(kReopened);
        case Saying::Praise:
            return dice.pick(kPraise);
        case Saying::Complaint:
            return dice.pick(kGrumble);
        case Saying::Parts:
            return dice.pick(kParts);
        case Saying::Solved:
            break;
    }
    return dice.pick(kSolved);
}

}  // namespace flows::demo
