#include "store/search_source.hpp"

#include <algorithm>

#include "domain/search/document.hpp"
#include "store/master_payload.hpp"
#include "store/personal_store_sql.hpp"
#include "store/search_source_sql.hpp"

namespace store {
namespace {

void add_column(Searched& searched, std::string_view field, const db::Row& row, int column) {
    if (auto value = row.text_if(column)) searched.texts.push_back({std::string{field}, std::move(*value), ""});
}

/// What says more comes first, in the order in which a text is cut where there is too much of it.
int rank_of(std::string_view field) {
    if (field == "subject") return 0;
    return field == "description" ? 1 : 2;
}

void add_personal(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view subject_id, Searched& searched) {
    auto values = tx.all(sql::kPersonalOfSubject, {organisation_id, subject_id}, [](const db::Row& row) {
        return SearchedText{std::string{row.text(1)}, std::string{row.text(2)}, std::string{row.text(0)}};
    });
    std::sort(values.begin(), values.end(), [](const SearchedText& a, const SearchedText& b) {
        const int first = rank_of(a.field);
        const int second = rank_of(b.field);
        return first != second ? first < second : a.id > b.id;
    });
    for (auto& value : values) searched.texts.push_back(std::move(value));
}

}  // namespace

std::optional<Searched> searched_case(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id) {
    auto searched = tx.one(sql::kSearchedCase, {organisation_id, case_id}, [](const db::Row& row) {
        Searched found{.outlet = row.text_if(1), .kind = "", .texts = {}};
        add_column(found, "number", row, 0);
        add_column(found, "serial", row, 2);
        add_column(found, "product", row, 3);
        add_column(found, "source_key", row, 4);
        return found;
    });
    if (searched) add_personal(tx, organisation_id, case_id, *searched);
    return searched;
}

std::optional<Searched> searched_customer(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view code) {
    auto searched = tx.one(sql::kSearchedCustomer, {organisation_id, code}, [&](const db::Row& row) {
        Searched found{.outlet = std::nullopt, .kind = std::string{row.text(0)}, .texts = {}};
        found.texts.push_back({"code", std::string{code}, ""});
        add_column(found, "region", row, 1);
        return found;
    });
    if (searched) add_personal(tx, organisation_id, subject_of("customer", code), *searched);
    return searched;
}

bool is_found_whole(std::string_view field) {
    return field == "name" || field == "mobile" || field == "address" || field.starts_with("contact_");
}

std::string document_text(const Searched& searched, std::string_view subject_kind) {
    search::DocumentText text;
    for (const auto& one : searched.texts) {
        if (is_found_whole(one.field)) {
            text.add_whole(one.value);
        } else {
            text.add(one.value);
        }
    }
    text.add_kind(subject_kind);
    if (searched.outlet) text.add_outlet(*searched.outlet);
    return text.take();
}

}  // namespace store
