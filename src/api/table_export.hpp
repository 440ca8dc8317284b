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

/// The pages of a list as a flow reads them and `show` makes JSON of them. `wanted` is what is asked for; it has a
/// limit and a cursor.
template <typename Wanted, typename List, typename Show>
ListPage list_page(flows::Context& context, const Asked& asked, Wanted wanted, std::pair<List, Show> list_and_show) {
    if (wants_table(asked.request)) wanted.limit = kTablePage;
    return [&context, caller = asked.caller(), wanted = std::move(wanted),
            how = std::move(list_and_show)](const std::string& cursor) -> base::Result<json::object> {
        auto part = wanted;
        part.cursor = cursor;
        const auto found =
            context.database.read([&](const db::ReadTx& tx) { return how.first(tx, context, caller, part); });
        if (!found) return found.refusal();
        return how.second(*found);
    };
}

/// What a table tells of a case.
std::span<const present::SheetColumn> case_columns();

}  // namespace api
