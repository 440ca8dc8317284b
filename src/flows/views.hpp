#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"
#include "store/view_store.hpp"

namespace flows {

/// A view with the name of its owner.
struct ShownView {
    store::View view;
    std::string owner_name;
};

/// The caller's own views of a page and those that others share.
std::vector<ShownView> list_views(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const std::string& page);

/// Keeps a view of the caller's; of the record its page, name, query, columns, sort and whether it is shared count.
/// Refuses with: view_name_taken (he has another of that name on the page).
base::Result<ShownView> create_view(db::WriteTx& tx, Context& context, const Caller& caller, store::View view);

/// What is to be changed of a view; what is not set stays.
struct ChangeView {
    std::string view_id;
    std::optional<std::string> name = {};
    std::optional<std::string> query = {};
    std::optional<std::vector<std::string>> columns = {};
    std::optional<std::string> sort = {};
    std::optional<bool> is_shared = {};
};
/// Only its owner or an administrator. Refuses with: no_such_view, not_own_view, view_name_taken.
base::Result<ShownView> change_view(db::WriteTx& tx, Context& context, const Caller& caller, const ChangeView& asked);
/// Refuses with: no_such_view, not_own_view.
base::Result<base::Done> delete_view(db::WriteTx& tx, Context& context, const Caller& caller,
                                     const std::string& view_id);

}  // namespace flows
