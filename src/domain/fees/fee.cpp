#include "domain/fees/fee.hpp"

#include <algorithm>

namespace fees {
namespace {

// In the order of kKinds.
constexpr std::array<KindName, kKinds.size()> kNames{{{"上门费", "Visit"},
                                                      {"开机费", "Start-up"},
                                                      {"检测费", "Inspection"},
                                                      {"人工费", "Labour"},
                                                      {"材料费", "Material"},
                                                      {"配件费", "Part"},
                                                      {"运费", "Transport"},
                                                      {"附加费", "Surcharge"},
                                                      {"误工费", "Lost time"},
                                                      {"折旧费", "Depreciation"},
                                                      {"其他费用", "Other"}}};

}  // namespace

KindName name_of_kind(std::string_view kind) {
    const auto found = std::find(kKinds.begin(), kKinds.end(), kind);
    return found == kKinds.end() ? KindName{} : kNames[static_cast<std::size_t>(found - kKinds.begin())];
}

std::string_view to_word(Confidence confidence) {
    constexpr std::string_view kWords[] = {"A", "B", "C"};
    return kWords[static_cast<std::size_t>(confidence)];
}

std::optional<Confidence> confidence_from(std::string_view word) {
    for (const auto confidence : {Confidence::A, Confidence::B, Confidence::C}) {
        if (to_word(confidence) == word) return confidence;
    }
    return std::nullopt;
}

bool covers(std::string_view ruled, std::string_view kind) {
    return ruled == kind || (ruled == "material" && kind == "part") || (ruled == "towing" && kind == "transport");
}

std::string_view to_word(Bearer bearer) {
    return bearer == Bearer::Company ? "company" : "customer";
}

std::optional<Bearer> bearer_from(std::string_view word) {
    if (word == "company") return Bearer::Company;
    return word == "customer" ? std::optional{Bearer::Customer} : std::nullopt;
}

}  // namespace fees
