#include "http/accept_encoding.hpp"

#include <optional>

#include "http/names.hpp"

namespace http {
namespace {

/// "0.725" as 725: three decimals at most, 0 to 1; 0 where it is malformed.
int thousandths(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
    int value = (text[0] - '0') * 1000;
    if (text.size() > 1 && text[1] != '.') return 0;
    int place = 100;
    for (std::size_t i = 2; i < text.size(); ++i, place /= 10) {
        if (text[i] < '0' || text[i] > '9') return 0;
        value += (text[i] - '0') * place;
    }
    return value <= 1000 ? value : 0;
}

int weight_of(std::string_view parameters) {
    while (!parameters.empty()) {
        const auto parameter = trim_ows(next_piece(parameters, ';'));
        const auto equals = parameter.find('=');
        if (equals != std::string_view::npos && same_name(trim_ows(parameter.substr(0, equals)), "q"))
            return thousandths(trim_ows(parameter.substr(equals + 1)));
    }
    return 1000;
}

}  // namespace

Coding best_coding(std::string_view accept_encoding, bool has_gzip, bool has_brotli) {
    std::optional<int> identity;
    std::optional<int> gzip;
    std::optional<int> brotli;
    std::optional<int> any;
    while (!accept_encoding.empty()) {
        auto piece = next_piece(accept_encoding, ',');
        const auto name = trim_ows(next_piece(piece, ';'));
        const int weight = weight_of(piece);
        if (same_name(name, "br")) brotli = weight;
        if (same_name(name, "gzip") || same_name(name, "x-gzip")) gzip = weight;
        if (same_name(name, "identity")) identity = weight;
        if (name == "*") any = weight;
    }
    // What is not named is refused, but for no coding at all, which then is the last resort.
    Coding best = Coding::Identity;
    int best_weight = identity.value_or(any.value_or(1));
    const auto consider = [&](Coding coding, bool is_there, std::optional<int> weight) {
        const int w = weight.value_or(any.value_or(0));
        if (!is_there || w == 0 || w < best_weight) return;
        best = coding;
        best_weight = w;
    };
    consider(Coding::Gzip, has_gzip, gzip);
    consider(Coding::Brotli, has_brotli, brotli);
    return best;
}

}  // namespace http
