#include <cstdio>

#include "base/ids.hpp"
#include "report/unit_papers.hpp"

/// A sheet of 21 labels on standard output, with what each code says as a comment behind it: for whoever reads it back.
int main() {
    auto random = base::seeded_random(7);
    std::vector<report::UnitPaper> papers;
    std::string told;
    for (int i = 0; i < 21; ++i) {
        const auto address = "https://service.example.org/p/u/" + base::id_text({random(), random()});
        papers.push_back(
            {.unit = {.unit_id = "u", .identity = {.serial = "K35260400" + std::to_string(i), .model = "HN-K35"}},
             .company = "华东暖通电器",
             .owner = "",
             .address = address});
        told += "<!-- " + address + " -->\n";
    }
    std::fputs((report::label_sheets(papers, 0, report::Language::Chinese) + told).c_str(), stdout);
    return 0;
}
