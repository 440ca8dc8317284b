#include "store/view_store.hpp"

#include "base/text.hpp"
#include "store/view_store_sql.hpp"

namespace store {
namespace {

View read_view(const db::Row& row) {
    View view{.view_id = std::string{row.text(0)},
              .page = std::string{row.text(1)},
              .owner = std::string{row.text(2)},
              .is_shared = row.integer(3) != 0,
              .name = std::string{row.text(4)},
              .query = std::string{row.text(5)},
              .sort = std::string{row.text(7)},
              .revision = row.integer(8),
              .created_at = row.instant(9)};
    for (const auto column : base::split(row.text(6), ' ')) {
        if (!column.empty()) view.columns.emplace_back(column);
    }
    return view;
}

std::string columns_of(const View& view) {
    std::string out;
    for (const auto& column : view.columns) out += (out.empty() ? "" : " ") + column;
    return out;
}

}  // namespace

std::vector<View> list_views(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view page,
                             std::string_view owner) {
    return tx.all(sql::kListViews, {organisation_id, page, owner}, read_view);
}

std::optional<View> find_view(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view view_id) {
    return tx.one(sql::kFindView, {organisation_id, view_id}, read_view);
}

void insert_view(db::WriteTx& tx, std::int64_t organisation_id, const View& view) {
    const auto columns = columns_of(view);
    tx.run(sql::kInsertView, {organisation_id, view.view_id, view.page, view.owner, view.is_shared ? 1 : 0, view.name,
                              view.query, columns, view.sort, view.created_at});
}

void update_view(db::WriteTx& tx, std::int64_t organisation_id, const View& view) {
    const auto columns = columns_of(view);
    tx.run(sql::kUpdateView,
           {organisation_id, view.view_id, view.is_shared ? 1 : 0, view.name, view.query, columns, view.sort});
}

void delete_view(db::WriteTx& tx, std::int64_t organisation_id, std::string_view view_id) {
    tx.run(sql::kDeleteView, {organisation_id, view_id});
}

}  // namespace store
