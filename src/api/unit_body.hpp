#pragma once

#include "api/body_reader.hpp"
#include "domain/units/unit.hpp"

namespace api {

/// Reads the fields of a part of a unit, by the names that it gives them.
void read_fields(BodyReader& body, units::Identity& into);
/// With its docs.
void read_fields(BodyReader& body, units::Purchase& into);
void read_fields(BodyReader& body, units::Repair& into);
void read_fields(BodyReader& body, units::Replacement& into);
void read_fields(BodyReader& body, units::Exchange& into);

}  // namespace api
