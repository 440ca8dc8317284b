import { feesEn } from './en_fees'
import { guaranteeEn } from './en_guarantee'
import { settingsEn } from './en_settings'
import { unitsEn } from './en_units'
import { workEn } from './en_work'
import type { zh } from './zh'

export const en: typeof zh = {
  ...workEn,
  ...settingsEn,
  ...guaranteeEn,
  ...unitsEn,
  ...feesEn,
  product: 'Fivestar',
  shell: { menu: 'Main menu', search: 'Number, customer, fault…', skip: 'Skip to content', other_language: '中文' },
  menu: {
    star: 'Star board', work: 'My work', search: 'Search', cases: 'Cases', guarantees: 'Guarantee check', customers: 'Customers', units: 'Units', promises: 'Promises', measures: 'Measures', settings: 'Settings', nowhere: 'No such page',
    short: { star: 'Star', work: 'Work', cases: 'Cases', guarantees: 'Check', customers: 'Customers', units: 'Units', promises: 'Promises', measures: 'Measures', settings: 'Settings' },
  },
  keys: { title: 'Keyboard', here: 'On this page', everywhere: 'Everywhere', palette: 'Go to', select: 'Choose', take: 'Take', move: 'Move on', choose_move: 'Choose the next move', walk: 'Walk on', search: 'Search', down: 'Next case', up: 'Previous case', open: 'Open the chosen case', new_case: 'New case', new_customer: 'register a customer', new_unit: 'register a unit', reply: 'Reply to the customer', note: 'Write an internal note', help: 'Show this', close: 'Close a dialog' },
  theme: { auto: 'as the system', light: 'light', dark: 'dark', contrast: 'high contrast', switch: 'Theme: {now}; switch to {next}' },
  role: { admin: 'Administrator', manager: 'Service manager', dispatcher: 'Dispatcher', agent: 'Agent', technician: 'Technician', outlet_manager: 'Outlet manager', assessor: 'Assessor', executive: 'Executive', token: 'API token', system: 'System' },
  session: {
    sign_in: 'Sign in', sign_out: 'Sign out', welcome: 'Sign in to see the star and its cases', change_password: 'Change password', must_change: 'First sign-in: please choose your own password',
    current_needed: 'Your current password is needed', password_short: 'At least 12 characters', password_differs: 'The two new passwords differ',
  },
  state: { loading: 'Loading', yes: 'yes', no: 'no', empty: 'Nothing here yet', retry: 'Try again', cancel: 'Cancel', all: 'All', needed: 'Needed', choose: 'Choose', fewer: 'Show fewer' },
  problem: {
    unreachable: 'The server cannot be reached. What you typed is still here; try again shortly', failure: 'Something failed on the server; nothing was changed', bug: 'This page failed', other: 'The request was not accepted ({status})', incident: 'Incident {incident}; please quote it when you report this',
    merge_target_unknown: 'No case has this number',
  },
  time: { day: '{n} d', hour: '{n} h', minute: '{n} min', under_minute: 'under 1 min' },
  clock: {
    left: '{time} left', late: '{time} late', kept: 'Kept', kept_after: 'Kept · took {time}', broken: 'Broken · {time} over', paused: 'Paused', withdrawn: 'Withdrawn', why: 'Why {when}?', why_paused: 'Why is there no due time?',
  },
  chart: { as_table: 'As a table', as_chart: 'As a chart', save: 'Save picture' },
  level: { none: 'below standard', qualified: 'qualified', three: 'three stars', four: 'four stars', five: 'five stars' },
  star: {
    now: 'Star today', ledger: 'ledger #{seq}', level_is: 'Rated {level}', level_over_proven: 'At the level of {level} over the proven points', between: 'Not yet rated: between {low} and {high}',
    proven: '{proven} of {total} points have evidence', to_next: '{points} points short of {level} over what is proven', period: 'From {from} to {to}',
    band: '{low} if all the rest were lost, {high} if all the rest were met', provisional: 'Provisional: {n} items use working points; enter the points of your own copy of the standard',
    score: 'Score', low: 'Low', high: 'High', history: 'Score over 90 days', no_history: 'No past scores yet; they begin with the first cases',
    lost: 'Where points are lost', lost_total: '{points} lost · open a tile for its evidence', nothing_lost: 'Nothing is lost among the proven items', sampled_failed: '{failed} of {sampled} cases fail',
    groups: 'The three groups', groups_hint: 'solid: obtained; pale red: lost; grey: not yet proven', group_line: '{obtained} obtained / {proven} proven / {points} in all',
    items: 'All items', items_n: '{n} items', item: 'Item', item_state: 'State', no_text: 'No public text exists for these, so they never score themselves: {items}', item_unknown: 'The standard has no such item',
    points: 'Points', points_lost: 'Lost', scoring: 'Scored', provenance: 'Text from', source_letters: 'public source {letters}', hint: 'Hint for the assessor (recalled, unverified): ', evidence: 'Evidence', sampled: 'Looked at', failed: 'Failed',
  },
  item: {
    proven: 'Proven', waiting: 'Waiting', placeholder: 'No public text', waiting_means: 'No data and no assessment proves this item yet.', placeholder_means: 'No public source gives the wording of this item; enter the standard’s own text to score it.',
  },
  points: { printed: 'printed points', working: 'working points' },
  scoring: { qualitative: 'met or not met', sampled: 'by the share of a sample' },
  why: {
    title: 'Why this time', working: 'Promised within {time} of working time', elapsed: 'Promised within {time} by the clock', calendar: 'calendar {calendar}, version {version}', started: 'Started', due: 'Due', settled: 'Done',
    paused: 'Paused', closed: 'Closed', still: 'now', so_far: '{time} so far', sampled: 'cases in the sample fail', samples_failed: 'cases in the sample fail', below_target: 'below target', not_met: 'not met', at_least: 'target not reached',
  },
  warning: { calendar_unpublished: 'The calendar is not published up to this year; the due time may change' },
  outlets: { title: 'Outlets', sorted: '{n} · weakest first: {measure}, worst end of its interval', all: 'All {n} outlets', empty: 'No figures by outlet yet; they appear once cases name an outlet' },
  verdict: { kept: 'Kept', broken: 'Broken', uncertain: 'Uncertain', none: 'No target' },
  promise: {
    purpose: 'What customers were told, and how much of it was kept this month', target: 'target', trend: '{by} on the period before', late: '{n} late', soon: '{n} due within the hour', open: '{n}', not_kept: 'Cases not kept', cases: 'Its cases', no_clock: 'over the month',
    empty: 'No promise is published yet; publish one among the rulebooks in settings', edit: 'To change a promise or a calendar, see first what it would do to open cases:',
    column: { promise: 'Promise', now: 'This month', target: 'Target', interval: 'Interval', before: 'Last month', clocks: 'Running', verdict: 'Verdict' },
    kind: { deadline: 'a time limit on each case', mean: 'a mean over the month', share: 'a share over the month' },
  },
  case_kind: { consultation: 'Consultation', complaint: 'Complaint', repair: 'Repair', return: 'Return', exchange: 'Exchange', refund: 'Refund' },
  case_state: { open: 'Open', responded: 'Responded', assigned: 'Assigned', waiting: 'Waiting', resolved: 'Resolved', closed: 'Closed', merged: 'Merged' },
  priority: { normal: 'Normal', emergency: 'Emergency' },
  channel: { hotline: 'Hotline', web: 'Web site', qr: 'QR code', email: 'E-mail', visit: 'At the counter', api: 'API', import: 'Import', platform: 'Marketplace', portal: 'Self-service', wechat: 'WeChat' },
  waiting_for: { customer: 'For the customer', parts: 'For parts', third_party: 'For a third party' },
  field: {
    login: 'Login', password: 'Password', current: 'Current password', wanted: 'New password', again: 'New password again', number: 'Number', kind: 'Kind', subject: 'Subject', state: 'State', promises: 'Promises', outlet: 'Outlet', person: 'Person', opened_at: 'Opened', responded_at: 'Responded', resolved_at: 'Resolved', closed_at: 'Closed',
    priority: 'Priority', channel: 'Channel', name: 'Name', mobile: 'Mobile', product: 'Product', serial: 'Serial number', description: 'What happened', region: 'Region', reason: 'Reason', text: 'Text', comment: 'Comment', rating: 'Rating', token_name: 'Used by',
    purchased_on: 'Purchased', installed_on: 'Installed', order_number: 'Order', fault: 'Fault', batch: 'Batch', warranty_until: 'Guarantee until', happened_at: 'Happened', contact: 'Contact', scopes: 'Scopes',
  },
  cases: {
    columns: 'Columns', density: 'Density', usual_columns: 'Usual columns', print: 'Print',
    purpose: 'Every case has its promised times; open one to see why', new: 'New case', open_it: 'Open the case', late: 'Late', by_state: 'By state', q: 'Number, serial or words', search: 'Search', compact: 'Compact', roomy: 'Roomy', more: 'Show 50 more',
    shown: '{n} shown', shown_all: '{n} in all', n: '{n} cases', empty: 'Consultations, complaints, repairs and returns are listed here. Open the first one, or import past ones on the command line.', none_match: 'No case matches', show_all: 'Show all cases',
  },
  case: {
    overtaken: 'Somebody else has just moved this case, and this can no longer be done; what you typed is still here.', heard: '{name} has just done something here', seen: 'Seen',
    customer: 'Customer', disclose: 'Show (recorded)', disclose_means: 'Who looked, when and why goes into the ledger, and the customer may ask for it.', disclose_do: 'Show', disclosed: 'This look is recorded in the ledger', unit: 'Product', no_unit: 'No product named', unmatched: 'not on file', unmatched_means: 'Not in the files; kept as it was given',
    rework_of: 'Rework of', earlier: 'the earlier case', timeline: 'Timeline', next: 'Next', no_moves: 'The process ends here', reopened: 'reopened {n}×', steps: 'Progress',
  },
  reply: { respond: 'Reply to the customer…', note: 'Internal note, unseen by the customer…', to_whom: 'To whom', send: 'Send' },
  move: {
    respond: 'Reply', note: 'Internal note', assign: 'Assign', start: 'Start the work', wait: 'Wait', resume: 'Resume', resolve: 'Resolve', close: 'Close', reopen: 'Reopen', do: 'Confirm', for_whom: 'For whom', person_or_outlet: 'Name a person or an outlet', wait_pauses: 'Waiting for the customer does not count against the promise.', wait_runs: 'The promise goes on counting.',
  },
  merge: { title: 'Duplicates', ask: 'Join into another case', number: 'Number of the case that goes on', do: 'Join', goes_on: 'Joined into another case: go there', undo: 'Undo', joined: 'A case joined into this one' },
  rating: { title: 'Customer’s rating', ask: 'How many stars did the customer give', keep: 'Keep the rating', of_five: '{score} of 5 stars' },
  entry: {
    move_undone: 'The last move was undone', prioritised: 'Priority set to {priority_word}',
    ruling_made: 'Guarantee check: {result}', opened: '{kind} opened ({channel})', responded: 'Replied to the customer', started: 'Work started', quotation_made: 'Quoted: the customer pays {amount}', quotation_revised: 'Quotation revised: the customer pays {amount}', consent_asked: 'Customer asked for consent', consent_given: 'Customer agreed to pay {amount}', consent_declined: 'Customer did not agree', consent_lapsed: 'Request for consent lapsed', consent_code_wrong: 'A wrong code was entered', inspection_settled: 'What the inspection found', billed: 'Billed {amount}', bill_taken_back: 'Bill taken back', assigned: 'Assigned to {whom}', waiting: 'Waiting: {for}', resumed: 'Resumed', resolved: 'Resolved', closed: 'Closed', reopened: 'Reopened', noted: 'Internal note', rated: 'Customer gave {score} stars',
    merged: 'Joined into another case {into}', joined: 'A duplicate was joined into this case', parted: 'A joined case was parted again', described: 'Details were added', unmerged: 'Join undone', personal_disclosed: 'Customer’s data were looked at', promise_broken: 'Promise {promise_id} broken', promise_kept: 'Promise {promise_id} kept', unknown: '{type}',
  },
  dimension: { outlet: 'Outlet', product: 'Product', kind: 'Kind', channel: 'Channel', person: 'Person', region: 'Region', day: 'Day', week: 'Week', month: 'Month', year: 'Year' },
  measure: {
    purpose: 'Every number opens the cases behind it', measures: 'Measures', measure: 'Measure', by: 'By', and_by: 'and by', nothing_more: 'nothing more', from: 'From', until: 'Until', value: 'Value', numerator: 'Numerator', denominator: 'Denominator', rest: 'Rest', n: 'n',
    low: 'Low', high: 'High', interval: '95% interval', median: 'Median', p90: 'P90', target: 'Target', verdict: 'Verdict', period: 'Period', source: 'Source:', none: '(none)', empty: 'Nothing in this period; try other days or fewer conditions', chart: 'Chart of the measure',
    whiskers: 'Whiskers: 95% interval; dashed: target.', largest: 'The chart shows the {n} largest groups; the table has all.', csv: 'Download CSV', narrow: 'Show only this', all_rows: 'Show all {n} rows', explore: 'See the measure',
  },
  confidence: { A: 'confidence A', B: 'confidence B', C: 'confidence C (unverified)', ours: 'our own rule' },
  side: { title: 'The cases behind it', denominator: 'All counted', numerator: 'Met', rest: 'Not met', numerator_lower: 'Happened', rest_lower: 'Did not happen', denominator_empty: 'No case was counted', numerator_empty: 'No case met it', rest_empty: 'None failed: every case met it' },
  token: {
    purpose: 'Let other systems read and write cases for this company', empty: 'No tokens yet; give each system its own, so that each can be stopped alone', new: 'New token', scopes: 'Scopes', created: 'Made', used: 'Last used', never: 'Never', revoke: 'Revoke', revoke_means: 'Systems that use it are refused at once.',
    name_like: 'For example: call centre', read: 'Read cases, measures, the star', write: 'Open and handle cases', make: 'Make the token', once: 'Copy it now; it is not shown again:',
  },
  rulebook: {
    draft: 'Draft', diff: 'Changes', look: 'What to look at', saving: 'Saving the draft…', saved: 'Draft saved', here_only: 'The draft is kept on this device only', discard: 'Discard the draft', changed_lines: '{in} lines in, {out} out', same_lines: '… {n} lines alike …', line_in: 'added', line_out: 'removed', at_line: 'Line {line}, column {column}', versions: 'Versions', shipped_draft: 'shipped, not published', in_force: 'The same as the one in force',
    purpose: 'Promises, calendars, processes and standards are data', empty: 'No book is published yet', id: 'Book', of: 'Kind', kind: { roles: 'Roles', calendars: 'Calendar', standards: 'Standard', measures: 'Measures', processes: 'Process', promises: 'Promises', fees: 'Fee schedule', posts: 'Signing posts' }, version: 'Version', published: 'Published', text: 'Text of the book', edit: 'Edit', preview: 'Preview', publish: 'Publish', publish_means: 'A book is previewed before it is published; published, it rules at once and open due times are recomputed.',
    preview_says: '{changed} of {open} running clocks would change', due_before: 'Due now', due_after: 'Due then', done: 'Version {version} is in force; {n} due times were recomputed',
  },
}
