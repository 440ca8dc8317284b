#include "api/fee_json.hpp"

#include "api/case_json.hpp"
#include "api/texts.hpp"
#include "base/check.hpp"

namespace api {
namespace {

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

json::object kind_json(std::string_view kind) {
    const auto name = fees::name_of_kind(kind);
    return {{"zh", name.zh}, {"en", name.en}};
}

json::object basis_json(const fees::Basis& basis) {
    return {{"book", basis.book}, {"clause", basis.clause}, {"confidence", to_word(basis.confidence)}};
}

json::array words_json(const std::vector<std::string>& words) {
    json::array out;
    for (const auto& word : words) out.emplace_back(word);
    return out;
}

json::array prices_json(const fees::Item& item, base::Date day) {
    json::array out;
    for (const auto& price : item.prices) {
        if (price.until && *price.until <= day) continue;
        out.push_back(
            json::object{{"price_fen", price.amount.fen},
                         {"classes", words_json(price.classes)},
                         {"regions", words_json(price.regions)},
                         {"levels", words_json(price.levels)},
                         {"from", price.from ? json::value(base::to_string(*price.from)) : json::value(nullptr)},
                         {"until", price.until ? json::value(base::to_string(*price.until)) : json::value(nullptr)}});
    }
    return out;
}

json::object line_json(const fees::PricedLine& line, const fees::Schedule& schedule) {
    const auto* item = schedule.find(line.item_id);
    const cases::Bilingual title = item != nullptr ? item->title : cases::Bilingual{line.item_id, line.item_id};
    const cases::Bilingual unit = item != nullptr ? item->unit : cases::Bilingual{};
    json::object out{{"item_id", line.item_id},
                     {"kind", line.kind},
                     {"kind_title", kind_json(line.kind)},
                     {"title", bilingual_json(title)},
                     {"unit", bilingual_json(unit)},
                     {"quantity", line.quantity},
                     {"list_price_fen", line.list_price.fen},
                     {"unit_price_fen", line.unit_price.fen},
                     {"amount_fen", line.amount.fen},
                     {"bearer", to_word(line.bearer)},
                     {"visit", line.visit}};
    if (!line.approval_id.empty()) out["approval_id"] = line.approval_id;
    if (line.forbidden) out["forbidden"] = basis_json(line.forbidden->basis);
    if (line.unverified) out["unverified"] = basis_json(line.unverified->basis);
    return out;
}

json::object consent_json(const store::ConsentRow& row, base::Instant now) {
    const bool is_over = row.consent.state == fees::Consent::State::Asked && !require_answerable(row.consent, now);
    return {{"consent_id", row.consent_id},
            {"revision", row.consent.revision},
            {"customer_fen", row.customer_fen},
            {"state", is_over ? "lapsed" : to_word(row.consent.state)},
            {"manner", text_or_null(row.manner)},
            {"attempts_left", fees::kCodeAttemptsMax - row.consent.attempts},
            {"asked_at", base::to_rfc3339(row.asked_at)},
            {"expires_at", base::to_rfc3339(row.consent.expires_at)},
            {"answered_at", time_json(row.answered_at)}};
}

json::object bill_json(const store::Bill& bill, const fees::Schedule& schedule) {
    json::array lines;
    for (const auto& line : bill.comparison.lines) {
        const auto* item = schedule.find(line.item_id);
        const cases::Bilingual title = item != nullptr ? item->title : cases::Bilingual{line.item_id, line.item_id};
        lines.push_back(json::object{{"item_id", line.item_id},
                                     {"title", bilingual_json(title)},
                                     {"visit", line.visit},
                                     {"quoted_quantity", line.quoted_quantity},
                                     {"billed_quantity", line.billed_quantity},
                                     {"quoted_fen", line.quoted.fen},
                                     {"billed_fen", line.billed.fen}});
    }
    return {{"bill_id", bill.bill_id},
            {"quoted_fen", bill.comparison.quoted.fen},
            {"billed_fen", bill.comparison.billed.fen},
            {"same", bill.comparison.is_same},
            {"billed_at", base::to_rfc3339(bill.billed_at)},
            {"lines", std::move(lines)}};
}

json::object post_json(const std::string& word, const flows::Books& books) {
    const auto* post = books.posts.find(word);
    return {{"post", word},
            {"title", post != nullptr ? json::object{{"zh", post->zh}, {"en", post->en}}
                                      : json::object{{"zh", word}, {"en", word}}}};
}

json::object quotation_json(const flows::ShownFees& shown) {
    const auto& quotation = *shown.quotation;
    json::array lines;
    for (const auto& line : shown.lines) lines.push_back(line_json(line, *shown.books->fee_schedule));
    return {{"quotation_id", quotation.quotation_id},
            {"revision", quotation.revision},
            {"schedule_id", quotation.schedule_id},
            {"schedule_version", quotation.schedule_version},
            {"customer_fen", quotation.totals.customer.fen},
            {"company_fen", quotation.totals.company.fen},
            {"agreed", static_cast<bool>(fees::require_consent(quotation.totals.customer.fen, quotation.revision,
                                                               quotation.given_revision))},
            {"test_result", text_or_null(quotation.test_result)},
            {"updated_at", base::to_rfc3339(quotation.updated_at)},
            {"lines", std::move(lines)}};
}

json::array forbidden_json(const std::vector<fees::Forbidden>& forbidden) {
    json::array out;
    for (const auto& one : forbidden) {
        auto fee = basis_json(one.basis);
        fee["kind"] = one.kind;
        fee["kind_title"] = kind_json(one.kind);
        out.push_back(std::move(fee));
    }
    return out;
}

json::array signatures_json(const flows::ShownFees& shown) {
    json::array out;
    for (const auto& needed : shown.signatures) {
        auto one = post_json(needed.post, *shown.books);
        one["move"] = needed.move;
        one["subject"] = needed.subject;
        one["amount_fen"] = needed.amount.fen;
        one["signed"] = needed.is_signed;
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

json::object schedule_json(const fees::Schedule& schedule, base::Date day) {
    json::array items;
    for (const auto& item : schedule.items) {
        if (!item.is_public) continue;
        items.push_back(json::object{{"item_id", item.item_id},
                                     {"kind", item.kind},
                                     {"kind_title", kind_json(item.kind)},
                                     {"title", bilingual_json(item.title)},
                                     {"unit", bilingual_json(item.unit)},
                                     {"prices", prices_json(item, day)}});
    }
    json::array classes;
    for (const auto& one : schedule.classes) {
        classes.push_back(json::object{{"class", one.class_id}, {"title", bilingual_json(one.title)}});
    }
    json::array rules;
    for (const auto& group : schedule.stacking) {
        rules.push_back(json::object{{"text", bilingual_json(group.text)}, {"basis", basis_json(group.basis)}});
    }
    if (schedule.inspection) {
        rules.push_back(json::object{{"text", bilingual_json(schedule.inspection->text)},
                                     {"basis", basis_json(schedule.inspection->basis)}});
    }
    return {{"schedule_id", schedule.book_id},
            {"version", schedule.version},
            {"title", bilingual_json(schedule.title)},
            {"note", bilingual_json(schedule.note)},
            {"classes", std::move(classes)},
            {"items", std::move(items)},
            {"rules", std::move(rules)}};
}

json::object offered_json(const flows::OfferedItem& offered, Language language) {
    const auto& item = *offered.item;
    json::object out{
        {"item_id", item.item_id},
        {"kind", item.kind},
        {"kind_title", kind_json(item.kind)},
        {"title", bilingual_json(item.title)},
        {"unit", bilingual_json(item.unit)},
        {"list_price_fen", offered.line ? json::value(offered.line->list_price.fen) : json::value(nullptr)}};
    if (offered.line && offered.line->unverified) out["unverified"] = basis_json(offered.line->unverified->basis);
    if (!offered.refusal) return out;
    const auto* text = find_refusal_text(offered.refusal->code);
    CHECK(text != nullptr);
    json::object refused{{"code", text->code}, {"title", language == Language::Chinese ? text->zh : text->en}};
    for (const auto& [name, value] : offered.refusal->facts) {
        const bool is_basis = name == "book" || name == "clause" || name == "confidence";
        if (is_basis && !value.empty()) refused[name] = value;
    }
    out["refused"] = std::move(refused);
    return out;
}

json::object approval_json(const flows::ShownApproval& shown, const flows::Books& books) {
    const auto& one = shown.approval;
    json::array posts;
    for (const auto& post : shown.posts) posts.push_back(post_json(post, books));
    const auto* item = one.item_id ? books.fee_schedule->find(*one.item_id) : nullptr;
    json::object out{{"approval_id", one.approval_id},
                     {"case_id", one.case_id},
                     {"number", shown.number},
                     {"subject", one.subject},
                     {"amount_fen", one.amount.fen},
                     {"item_id", text_or_null(one.item_id)},
                     {"item_title", item != nullptr ? json::value(bilingual_json(item->title)) : json::value(nullptr)},
                     {"post", one.post},
                     {"posts", std::move(posts)},
                     {"state", one.state},
                     {"reason", shown.reason},
                     {"asked_by", one.asked_by},
                     {"asked_by_name", shown.asked_by_name},
                     {"asked_at", base::to_rfc3339(one.asked_at)},
                     {"mine", shown.is_mine}};
    out["signed_as"] = one.signed_as ? json::value(post_json(*one.signed_as, books)) : json::value(nullptr);
    out["decided_by_name"] = shown.decided_by_name;
    out["decided_at"] = time_json(one.decided_at);
    out["answer"] = shown.answer;
    return out;
}

json::object fees_json(const flows::ShownFees& shown) {
    json::array consents;
    for (const auto& row : shown.consents) consents.push_back(consent_json(row, shown.now));
    json::array approvals;
    for (const auto& one : shown.approvals) approvals.push_back(approval_json(one, *shown.books));
    const auto& schedule = *shown.books->fee_schedule;
    return {{"case_id", shown.case_id},
            {"ruling_id", text_or_null(shown.ruled.ruling_id)},
            {"forbidden", forbidden_json(shown.ruled.forbidden)},
            {"schedule", {{"schedule_id", schedule.book_id}, {"version", schedule.version}}},
            {"quotation", shown.quotation ? json::value(quotation_json(shown)) : json::value(nullptr)},
            {"consents", std::move(consents)},
            {"approvals", std::move(approvals)},
            {"signatures", signatures_json(shown)},
            {"bill", shown.bill ? json::value(bill_json(*shown.bill, schedule)) : json::value(nullptr)}};
}

}  // namespace api
