#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/units/unit.hpp"

namespace report {

enum class Language { Chinese, English };

/// What a paper about a unit is printed from.
struct UnitPaper {
    units::Unit unit;
    std::string company;
    std::string owner;    ///< as the paper may show him: masked
    std::string address;  ///< of the page that its code leads to, whole; empty: it has no code
};

/// A guarantee card to print: the unit, how it was bought and installed, its repairs, and its code. One page of HTML
/// that needs nothing from elsewhere.
std::string guarantee_card(const UnitPaper& paper, Language language);

/// Labels of 63.5 by 38.1 mm, three by seven on a sheet of A4 (the common 21 labels a sheet), each with the code, the
/// model and the serial number; as many sheets as it takes. `skip` leaves places of the first sheet free that were
/// used.
std::string label_sheets(const std::vector<UnitPaper>& papers, int skip, Language language);

/// What a stranger sees who scans the code: the model and whether it is registered; nothing of who has it.
std::string public_unit_page(const UnitPaper& paper, Language language);
/// The same for a code that is not in force.
std::string unknown_code_page(const std::string& company, Language language);

}  // namespace report
