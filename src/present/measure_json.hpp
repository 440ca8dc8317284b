#pragma once

#include "flows/measure.hpp"
#include "json/json.hpp"

namespace present {

json::object figure_json(const flows::Figure& figure);
/// {"as_of_seq","by","from","to","rows":[{DIM: value, ..., "measures": {ID: figure}}]}
json::object measures_json(const flows::MeasureAnswer& answer, const flows::MeasureAsked& asked);
/// What each measure means: {"items":[...]}.
json::object measure_book_json(const lens::MeasureBook& book);

}  // namespace present
