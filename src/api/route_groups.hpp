#pragma once

#include "api/routes.hpp"
#include "json/json.hpp"

namespace api {

/// Adds "figure" and "before" to the JSON of a promise, by the measure it names; from a worker thread.
using PromiseFigures = std::function<void(const flows::Caller&, const promises::Promise&, json::object&)>;

/// Signing in and out.
void add_session_routes(Routes& routes);
/// Who may sign in, and the roles.
void add_people_routes(Routes& routes);
/// Keys for programs.
void add_token_routes(Routes& routes);
/// Cases as they are read, and as they are changed.
void add_case_reading_routes(Routes& routes);
void add_case_changing_routes(Routes& routes);
/// What a consumer is entitled to: asked, kept on a case, replayed.
void add_ruling_routes(Routes& routes);
void add_calendar_routes(Routes& routes);
/// The ledger as auditors read it.
void add_ledger_routes(Routes& routes);
/// Lists as people like to see them.
void add_view_routes(Routes& routes);
/// One action on many cases, and taking it back.
void add_bulk_routes(Routes& routes);
/// Words in cases and customers.
void add_search_routes(Routes& routes);
/// Units as they are read, and as they are changed.
void add_unit_reading_routes(Routes& routes);
void add_unit_changing_routes(Routes& routes);
/// Guarantee cards and labels to print, and what a stranger sees who scans one.
void add_unit_paper_routes(Routes& routes);
/// Customers, their duplicates and consents.
void add_customer_routes(Routes& routes);
/// Files of customers and units, with a dry run.
void add_import_routes(Routes& routes);
/// What waits for somebody.
void add_work_routes(Routes& routes);
/// Promises, outlets and processes. Without figures the promises tell of their clocks only.
void add_company_routes(Routes& routes, const PromiseFigures& figures);
void add_rulebook_routes(Routes& routes);
/// The price list; quotation, consent and bill of a case.
void add_fee_routes(Routes& routes);
/// Signatures that posts give.
void add_approval_routes(Routes& routes);
/// What a customer sees without an account: the price list, and a quotation that he is asked about.
void add_public_fee_pages(Routes& routes);
/// The versions of a book, and its draft.
void add_rulebook_draft_routes(Routes& routes);

class Events;
class Presence;
/// Live updates, and who is on a case.
void add_event_routes(Routes& routes, Events& events);
void add_presence_routes(Routes& routes, Presence& presence);

}  // namespace api
