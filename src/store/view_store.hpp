#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"

namespace store {

/// A list as somebody likes to see it, under a name.
struct View {
    std::string view_id;
    std::string page;   ///< which list: cases, work ...
    std::string owner;  ///< a user_id
    bool is_shared = false;
    std::string name;
    std::string query;  ///< the filter as it stands in the page's address
    std::vector<std::string> columns;
    std::string sort;
    std::int64_t revision = 1;
    base::Instant created_at;
};

/// Those of the owner and the shared ones, the oldest first.
std::vector<View> list_views(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view page,
                             std::string_view owner);
std::optional<View> find_view(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view view_id);
void insert_view(db::WriteTx& tx, std::int64_t organisation_id, const View& view);
void update_view(db::WriteTx& tx, std::int64_t organisation_id, const View& view);
void delete_view(db::WriteTx& tx, std::int64_t organisation_id, std::string_view view_id);

}  // namespace store
