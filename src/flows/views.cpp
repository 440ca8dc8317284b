#include "flows/views.hpp"

#include <algorithm>

#include "ledger/append.hpp"
#include "store/payload_writer.hpp"
#include "store/personal_store.hpp"
#include "store/user_store.hpp"

namespace flows {
namespace {

/// The name and the filter are what somebody typed, so they stand beside the entry.
void write_entry(db::WriteTx& tx, Context& context, const Caller& caller,
                 const std::pair<const store::View&, std::string_view>& view_and_type) {
    const auto& [view, type] = view_and_type;
    const auto organisation = context.organisation_id();
    const auto now = context.now();
    std::vector<cases::PersonalRef> personal;
    const auto keep = [&](std::string_view field, const std::string& value) {
        if (value.empty()) return;
        personal.push_back(
            store::keep_personal(tx, organisation, {view.view_id, field, value}, {context.ids, context.random, now}));
    };
    std::string payload;
    store::PayloadWriter json{payload};
    if (type != "view_deleted") {
        keep("name", view.name);
        keep("query", view.query);
        json.text("page", view.page);
        json.integer("shared", view.is_shared ? 1 : 0);
        json.words("columns", view.columns);
        json.text("sort", view.sort);
        json.personal(personal);
    }
    json.end();
    ledger::Appender{tx, organisation, now}.append({.happened_at = now,
                                                    .actor = caller.actor,
                                                    .subject_kind = "view",
                                                    .subject_id = view.view_id,
                                                    .type = type,
                                                    .payload = payload});
}

ShownView shown(const db::ReadTx& tx, const Context& context, store::View view) {
    const auto owner = store::find_user(tx, context.organisation_id(), view.owner);
    return {std::move(view), owner ? owner->name : ""};
}

bool is_name_taken(const db::ReadTx& tx, const Context& context, const store::View& view) {
    const auto views = store::list_views(tx, context.organisation_id(), view.page, view.owner);
    return std::any_of(views.begin(), views.end(), [&](const store::View& other) {
        return other.owner == view.owner && other.name == view.name && other.view_id != view.view_id;
    });
}

/// Refuses with: no_such_view, not_own_view.
base::Result<store::View> find_own(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                   const std::string& view_id) {
    auto view = store::find_view(tx, context.organisation_id(), view_id);
    const bool is_own = view && (view->owner == caller.actor || caller.role == "admin");
    if (!view || (!is_own && !view->is_shared)) return base::Refusal{"no_such_view", {{"view", view_id}}};
    if (!is_own) return base::Refusal{"not_own_view", {{"view", view_id}}};
    return std::move(*view);
}

}  // namespace

std::vector<ShownView> list_views(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const std::string& page) {
    std::vector<ShownView> found;
    for (auto& view : store::list_views(tx, context.organisation_id(), page, caller.actor)) {
        found.push_back(shown(tx, context, std::move(view)));
    }
    return found;
}

base::Result<ShownView> create_view(db::WriteTx& tx, Context& context, const Caller& caller, store::View view) {
    view.view_id = context.ids.next(context.now());
    view.owner = caller.actor;
    view.created_at = context.now();
    if (is_name_taken(tx, context, view)) return base::Refusal{"view_name_taken", {{"name", view.name}}};
    store::insert_view(tx, context.organisation_id(), view);
    write_entry(tx, context, caller, {view, "view_created"});
    return shown(tx, context, std::move(view));
}

base::Result<ShownView> change_view(db::WriteTx& tx, Context& context, const Caller& caller, const ChangeView& asked) {
    auto view = find_own(tx, context, caller, asked.view_id);
    if (!view) return view.refusal();
    if (asked.name) view->name = *asked.name;
    if (asked.query) view->query = *asked.query;
    if (asked.columns) view->columns = *asked.columns;
    if (asked.sort) view->sort = *asked.sort;
    if (asked.is_shared) view->is_shared = *asked.is_shared;
    if (is_name_taken(tx, context, *view)) return base::Refusal{"view_name_taken", {{"name", view->name}}};
    store::update_view(tx, context.organisation_id(), *view);
    ++view->revision;
    write_entry(tx, context, caller, {*view, "view_changed"});
    return shown(tx, context, std::move(*view));
}

base::Result<base::Done> delete_view(db::WriteTx& tx, Context& context, const Caller& caller,
                                     const std::string& view_id) {
    const auto view = find_own(tx, context, caller, view_id);
    if (!view) return view.refusal();
    store::delete_view(tx, context.organisation_id(), view_id);
    write_entry(tx, context, caller, {*view, "view_deleted"});
    return base::Done{};
}

}  // namespace flows
