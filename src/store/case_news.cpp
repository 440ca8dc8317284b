#include "store/case_news.hpp"

#include "store/case_news_sql.hpp"

namespace store {
namespace {

News read_news(const db::Row& row) {
    return {.seq = row.integer(0),
            .happened_at = row.instant(1),
            .actor = std::string{row.text(2)},
            .subject_kind = std::string{row.text(3)},
            .subject_id = std::string{row.text(4)},
            .type = std::string{row.text(5)},
            .number = row.text_if(6).value_or(""),
            .outlet = row.text_if(7)};
}

}  // namespace

std::vector<News> news_after(const db::ReadTx& tx, std::int64_t organisation_id, std::int64_t seq, std::int64_t limit) {
    return tx.all(sql::kNewsAfter, {organisation_id, seq, limit}, read_news);
}

}  // namespace store
