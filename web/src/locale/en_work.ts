import type { workZh } from './zh_work'

export const workEn: typeof workZh = {
  work: {
    purpose: 'What waits for you, late first', by_reason: 'By reason', whose: 'Whose', bell: '{n} late', take: 'Take', answer: 'Answer', move_on: 'Move on', done: 'Done', empty: 'Nothing waits for you. New cases appear here by themselves.', none_here: 'Nothing of this kind waits for you', see_cases: 'See all cases',
    see_all: 'See what waits for everyone',
    tab: { all: 'All', late: 'Late', due_soon: 'Due soon', mine: 'Mine', unassigned: 'Unassigned' },
    why: { late: 'Late', due_soon: 'Due soon', unassigned: 'Unassigned', mine: 'Mine', waiting_over: 'Wait is over' },
    scope: { mine: 'Mine', outlet: 'My outlet', all: 'Everyone' },
  },
  bulk: {
    title: 'Many at once', choose: 'Choose {number}', choose_shown: 'Choose all shown', chosen: '{n} chosen', all_chosen: 'All {n} that match are chosen', choose_all: 'Choose all {n} that match', by_filter: 'all that match', none: 'Choose none', which_move: 'What to do',
    kind: { assign: 'Assign', move: 'Move', priority: 'Priority' }, preview: 'See what would change', do: 'Change {n}', would_change: '{changes} of {total} would change', examples: 'How they would change', left_alone: '{n} left alone:',
    done: '{n} changed', done_some: '{n} changed, {refused} left alone', undone: 'Undone, {n} as before', undone_some: '{n} as before, {refused} have changed since and were left alone',
  },
  undo: { do: 'Undo', dismiss: 'Dismiss', moved: '{number}: {move} done', back: '{number} is as before', last_move: 'Undo what I just did' },
  views: { title: 'Views', shared: 'shared', all: 'All views', save_or_change: 'Save a view', name: 'Name of the view', name_like: 'For example: urgent repairs to assign', share: 'Share with colleagues', save: 'Save', rename: 'Rename', keep_now: 'Keep as it is now', drop: 'Delete', keeps: 'A view keeps filter and columns; its address can be sent to a colleague.' },
  live: { opened: '{n} new', changed: '{n} changed', missed: 'The list may have changed', show: 'Show', was_changed: 'changed', lost: 'Connection lost, trying again. What you typed is still here.' },
  presence: { viewing: '{name} has been looking since {since}', editing: '{name} is working on it' },
  palette: { open: 'Go to', placeholder: 'A page, an action, a number, a customer, a fault…', hint: '↑ ↓ choose, Enter opens, Esc closes', everything: 'All results for “{q}”', late: 'Late cases', language: 'Switch between Chinese and English', theme: 'Switch theme', contrast: 'High contrast', group: { recent: 'Recent', page: 'Page', action: 'Action', case: 'Case', customer: 'Customer' } },
  search: { of: ': {q}', purpose: 'Cases, what was written, customers. All words must occur; quotes keep them together; names and mobile numbers whole', none: 'Nothing found. Try fewer words, or other ones. Names and mobile numbers have to be complete.', no_case: 'No case with these words.', in_field: '{field}: ', goes_on: 'goes on as {number}', more: 'Look further', shown: '{n} shown', shown_all: '{n} in all', as_of: 'searched up to entry #{seq}', ask: 'Type above what you look for.', in_list: 'Open in the list of cases', customers: 'Customers', field: { message: 'Message', description: 'What happened', number: 'Number', serial: 'Serial', product: 'Product', subject: 'Subject', comment: 'Customer’s comment', contact: 'Contact', source_key: 'Number at its source' } },
}
