#include "store/quotation_store.hpp"

#include "base/failure.hpp"
#include "store/quotation_store_sql.hpp"

namespace store {
namespace {

base::Money money(const db::Row& row, int column) {
    return {row.integer(column)};
}

Quotation read_quotation(const db::Row& row) {
    return {.quotation_id = std::string{row.text(0)},
            .case_id = std::string{row.text(1)},
            .revision = row.integer(2),
            .schedule_id = std::string{row.text(3)},
            .schedule_version = row.integer(4),
            .totals = {money(row, 5), money(row, 6)},
            .given_revision = row.integer(7),
            .test_result = row.text_if(8),
            .updated_at = row.instant(9),
            .actor = std::string{row.text(10)}};
}

fees::PricedLine read_line(const db::Row& row) {
    fees::PricedLine line{.item_id = std::string{row.text(0)},
                          .kind = std::string{row.text(1)},
                          .quantity = row.integer(2),
                          .list_price = money(row, 3),
                          .unit_price = money(row, 4),
                          .amount = money(row, 5),
                          .bearer = row.integer(6) != 0 ? fees::Bearer::Company : fees::Bearer::Customer,
                          .visit = row.integer(7),
                          .stacking_group = row.text_if(8).value_or(""),
                          .approval_id = row.text_if(9).value_or("")};
    if (row.is_null(11)) return line;
    const auto grade = fees::confidence_from(row.text(12));
    if (!grade) throw base::Failure("a line of a quotation holds an unknown confidence");
    const fees::Forbidden ruled{
        line.kind, {std::string{row.text(10)}, std::string{row.text(11)}, *grade}, row.text_if(13).value_or("")};
    (*grade == fees::Confidence::C ? line.unverified : line.forbidden) = ruled;
    return line;
}

std::optional<std::string_view> text_or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string_view>{text};
}

void insert_line(db::WriteTx& tx, std::int64_t organisation_id, const Quotation& quotation,
                 const fees::PricedLine& line, std::int64_t place) {
    const auto& ruled = line.forbidden ? line.forbidden : line.unverified;
    const auto clause = ruled ? std::optional<std::string_view>{ruled->basis.clause} : std::nullopt;
    const auto book = ruled ? std::optional<std::string_view>{ruled->basis.book} : std::nullopt;
    const auto grade = ruled ? std::optional{to_word(ruled->basis.confidence)} : std::nullopt;
    const auto ruling = ruled ? std::optional<std::string_view>{ruled->ruling_id} : std::nullopt;
    tx.run(sql::kInsertQuotationLine, {organisation_id,
                                       quotation.quotation_id,
                                       quotation.revision,
                                       place,
                                       quotation.schedule_id,
                                       quotation.schedule_version,
                                       line.item_id,
                                       line.kind,
                                       line.quantity,
                                       line.list_price.fen,
                                       line.unit_price.fen,
                                       line.amount.fen,
                                       line.bearer == fees::Bearer::Company ? 1 : 0,
                                       line.visit,
                                       text_or_null(line.stacking_group),
                                       text_or_null(line.approval_id),
                                       book,
                                       clause,
                                       grade,
                                       ruling});
}

}  // namespace

std::optional<Quotation> find_quotation(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id) {
    return tx.one(sql::kFindQuotation, {organisation_id, case_id}, read_quotation);
}

std::vector<fees::PricedLine> lines_of(const db::ReadTx& tx, std::int64_t organisation_id, const Quotation& quotation) {
    return tx.all(sql::kQuotationLines, {organisation_id, quotation.quotation_id, quotation.revision}, read_line);
}

void put_quotation(db::WriteTx& tx, std::int64_t organisation_id, const Quotation& quotation,
                   const std::vector<fees::PricedLine>& lines) {
    tx.run(sql::kPutQuotation,
           {organisation_id, quotation.quotation_id, quotation.case_id, quotation.revision, quotation.schedule_id,
            quotation.schedule_version, quotation.totals.customer.fen, quotation.totals.company.fen,
            quotation.given_revision, quotation.test_result, quotation.updated_at, quotation.actor});
    std::int64_t place = 0;
    for (const auto& line : lines) insert_line(tx, organisation_id, quotation, line, ++place);
}

void set_given_revision(db::WriteTx& tx, std::int64_t organisation_id, const Quotation& quotation) {
    tx.run(sql::kSetGivenRevision, {organisation_id, quotation.quotation_id, quotation.given_revision});
}

std::optional<Bill> find_bill(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id) {
    auto bill = tx.one(sql::kFindBill, {organisation_id, case_id}, [](const db::Row& row) {
        return Bill{.bill_id = std::string{row.text(0)},
                    .case_id = std::string{row.text(1)},
                    .quotation_id = std::string{row.text(2)},
                    .revision = row.integer(3),
                    .comparison = {{}, money(row, 4), money(row, 5), row.integer(6) != 0},
                    .billed_at = row.instant(7),
                    .actor = std::string{row.text(8)}};
    });
    if (!bill) return bill;
    bill->comparison.lines = tx.all(sql::kBillLines, {organisation_id, bill->bill_id}, [](const db::Row& row) {
        return fees::Compared{.item_id = std::string{row.text(0)},
                              .visit = row.integer(1),
                              .quoted_quantity = row.integer(2),
                              .billed_quantity = row.integer(3),
                              .quoted = money(row, 4),
                              .billed = money(row, 5)};
    });
    return bill;
}

void insert_bill(db::WriteTx& tx, std::int64_t organisation_id, const Bill& bill) {
    const auto& compared = bill.comparison;
    tx.run(sql::kInsertBill,
           {organisation_id, bill.bill_id, bill.case_id, bill.quotation_id, bill.revision, compared.quoted.fen,
            compared.billed.fen, compared.is_same ? 1 : 0, bill.billed_at, bill.actor});
    std::int64_t place = 0;
    for (const auto& line : compared.lines) {
        tx.run(sql::kInsertBillLine, {organisation_id, bill.bill_id, ++place, line.item_id, line.visit,
                                      line.quoted_quantity, line.billed_quantity, line.quoted.fen, line.billed.fen});
    }
}

void delete_bill(db::WriteTx& tx, std::int64_t organisation_id, const Bill& bill) {
    tx.run(sql::kDeleteBillLines, {organisation_id, bill.bill_id});
    tx.run(sql::kDeleteBill, {organisation_id, bill.bill_id});
}

}  // namespace store
