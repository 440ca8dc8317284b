#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <string_view>

namespace json {

using boost::json::array;
using boost::json::object;
using boost::json::storage_ptr;
using boost::json::value;

/// Reads one JSON text (RFC 8259), strictly: UTF-8, at most 64 deep, no doubled key, nothing behind it. Decimal
/// numbers are the nearest double. Throws base::BadInput that names the byte and, for a doubled key, the key.
value parse(std::string_view text, storage_ptr storage = {});

/// Writes without white space, in the order of the keys. Numbers stand plainly (2988, 0.05), never with an exponent,
/// and a double with the fewest digits that read back the same; what is not a number (NaN, infinity) is null.
void append(std::string& out, const value& value);
void append(std::string& out, double number);
std::string to_text(const value& value);

}  // namespace json
