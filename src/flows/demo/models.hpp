#pragma once

#include <array>
#include <string_view>

namespace flows::demo {

enum class Line { Cooling, HotWater };

/// A product of the demo company.
struct Model {
    std::string_view code;
    std::string_view serial_prefix;  ///< of serial numbers and batches
    std::string_view called;         ///< as customers call it
    Line line;
    int sold;     ///< weight among the models of its line
    int trouble;  ///< percent of the usual repair work
    int price;    ///< in whole yuan
};

inline constexpr std::array<Model, 12> kModels{{
    {"HN-K26", "K26", "1匹挂机空调", Line::Cooling, 14, 90, 2199},
    {"HN-K35", "K35", "1.5匹挂机空调", Line::Cooling, 30, 100, 2899},
    {"HN-K35S", "K35S", "1.5匹静音挂机", Line::Cooling, 18, 95, 3299},
    {"HN-K50", "K50", "2匹挂机空调", Line::Cooling, 10, 105, 4999},
    {"HN-G51", "G51", "2匹柜机空调", Line::Cooling, 12, 110, 6299},
    {"HN-G72", "G72", "3匹柜机空调", Line::Cooling, 11, 120, 7999},
    {"HN-M120", "M120", "家用中央空调", Line::Cooling, 5, 160, 18999},
    {"HN-R12", "R12", "12升燃气热水器", Line::HotWater, 20, 95, 1599},
    {"HN-R16", "R16", "16升燃气热水器", Line::HotWater, 34, 100, 2099},
    {"HN-D60", "D60", "60升电热水器", Line::HotWater, 26, 85, 1099},
    {"HN-D80", "D80", "80升电热水器", Line::HotWater, 12, 90, 1499},
    {"HN-Q150", "Q150", "150升空气能热水器", Line::HotWater, 8, 140, 5999},
}};
/// The model with the faulty batch: its compressor's start capacitor gives up in great heat.
inline constexpr int kFaultyModel = 1;

}  // namespace flows::demo
