#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "tables/bytes.hpp"

namespace tables {

/// Stands in the decoded text for bytes that do not exist in the encoding; no valid UTF-8 holds it.
constexpr char kUndecodable = '\xFF';

/// The encoding that the first bytes of a file speak for: a byte order mark, zero bytes where UTF-16 has them,
/// well-formed UTF-8, else the legacy encoding whose frequent characters they hit ("gb18030", "big5", "windows-949",
/// "windows-1252"). A guess for short or odd texts: whoever knows better says so.
std::string guess_encoding(std::string_view sample);

/// The name ICU has for it ("gbk" and "gb2312" are read as their superset gb18030), "utf-8" for UTF-8;
/// base::BadInput with examples where there is none.
std::string encoding_name(const std::string& given, const std::string& where);

/// The bytes as UTF-8, without byte order mark. UTF-8 itself passes unchecked: whoever takes rows apart checks each.
std::unique_ptr<Bytes> decoded_bytes(std::unique_ptr<Bytes> bytes, const std::string& encoding);

}  // namespace tables
