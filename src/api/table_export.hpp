#pragma once

#include "api/routes.hpp"
#include "json/json.hpp"
#include "present/sheet.hpp"

namespace api {

/// How much of a list is read at once while it is sent as a table.
constexpr std::int64_t kTablePage = 200;

/// A list that can also be had as a table: {"items": [...], "next_cursor"} a page, from where the cursor says. It is
/// asked for page after page while the table is sent, so it may hold nothing of the request.
using ListPage = std::function<base::Result<json::object>(const std::string& cursor)>;

struct TableList {
    std::string name;  ///< of the file
    std::span<const present::SheetColumn> columns;
    ListPage page;
};

/// The list as JSON, or with ?format=csv or xlsx as a table with headings in the reader's language; ?columns= chooses
/// and orders its columns, unknown ones are passed over. Throws BadRequest for another format.
base::Result<http::Response> list_response(const flows::Context& context, const Asked& asked, const TableList& list);

/// True where a table is asked for: then a page is as large as it can be.
bool wants_table(const http::Request& request);

/// What a table tells of a case.
std::span<const present::SheetColumn> case_columns();

}  // namespace api
