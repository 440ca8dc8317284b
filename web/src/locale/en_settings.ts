import type { settingsZh } from './zh_settings'

export const settingsEn: typeof settingsZh = {
  settings: { people: 'People', roles: 'Roles', tokens: 'API tokens', calendars: 'Calendars', fees: 'Fees', rulebooks: 'Rulebooks', ledger: 'Ledger', backups: 'Backups', health: 'Health' },
  people: {
    purpose: 'Who may sign in, and as what', new: 'Add a person', empty: 'Nobody yet', once: 'Hand the first password to {name} in person; it is shown this once:', name: 'Name', login: 'Login', role: 'Role', outlet: 'Outlet', person_code: 'Code', person_code_means: 'As cases name this person, e.g. T07', created: 'Added', state: 'State',
    change: 'Change', reset: 'Reset password', stop: 'Stop', let_in: 'Let in again', stopped: 'Stopped', active: 'Active', must_change: 'Password to be changed', keep: 'Save', make: 'Add', change_means: 'Changing the role or stopping somebody ends his sessions at once.',
  },
  roles: { purpose: 'Defined by a rulebook; a published version rules at once.', edit: 'Change the book', empty: 'The book has no roles yet', permission: 'Permission', may: 'may', may_not: 'may not' },
  calendar: {
    purpose: 'What promises in working time count by', empty: 'No calendar is published yet', zone: 'Zone', until: 'Published until {day}', no_end: 'Nothing says until when it is published', source: 'Source', end_near: 'Holidays after that are not published yet, so due times may change; update the calendar once they are.', special: 'Holidays and days made up for',
    kind: { working: 'Working day', weekend: 'Weekend', holiday: 'Holiday', makeup: 'Made-up working day' }, mark: { holiday: 'H', makeup: 'W' }, weekday: { mon: 'Mo', tue: 'Tu', wed: 'We', thu: 'Th', fri: 'Fr', sat: 'Sa', sun: 'Su' },
  },
  ledger: {
    purpose: 'All that happened, numbered without gaps and sealed', head: 'Newest', sealed: 'Sealed up to', unsealed: 'the {n} after it are sealed within a minute', blocks: 'Blocks', last_block: 'Last block', key: 'Public key', verify: 'Verify now', export: 'Export', keep_elsewhere: 'Keep the hash of the last block and the public key somewhere else: only against them can one see a ledger that was made anew as a whole.',
    holds: 'It holds', broken: 'It does not hold', looked_at: '{entries} entries and {blocks} blocks looked at in {seconds} s', entries: 'Newest entries', entries_means: 'no personal data', seq: 'No.', at: 'Written', type: 'Type', subject: 'Subject', actor: 'By', case: 'Case', earlier: 'Earlier', later: 'Later',
  },
  backup: { purpose: 'Each one was restored and verified', make: 'Back up now', old: 'The last good backup is {time} old', none_good: 'There is no good backup yet', newest: 'The last good backup was made {time} ago', empty: 'No backup yet. The first one usually takes seconds.', made: 'Made', name: 'File', size: 'Size', tried: 'Restored', verified: 'Verified', unverified: 'Failed', restore_means: 'Backups lie in the folder backup of the data directory; keep a copy on another machine. The command fivestar restore restores one.' },
  health: { purpose: 'Whether each part works now', again: 'Look again', good: 'Good', part: { alive: 'Process', ready: 'Ready to serve', live: 'Live updates of this page', store: 'Store', migrations: 'Schema', lens: 'Lens', writer: 'Queue of writes' }, said: { lost: 'Not connected', unreachable: 'Not reached' } },
  permission: { read_cases: 'See cases, measures, the star, books and outlets', work_on_cases: 'Open and move cases, also many at once', read_units: 'See customers and units, personal values masked', work_on_units: 'Register and change customers and units, join duplicates, see personal values for a reason', publish_books: 'Change and publish rulebooks', manage_tokens: 'Manage API tokens', manage_people: 'Manage people', read_ledger: 'See and export the ledger', verify_ledger: 'Verify the ledger' },
}
