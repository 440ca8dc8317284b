import { describe, expect, it } from 'vitest'
import { zh } from '@/locale/zh'
import { plainType } from './entry_words'

const types = ['case_opened', 'case_responded', 'case_assigned', 'case_waited', 'case_resumed', 'case_resolved', 'case_closed', 'case_reopened', 'case_noted', 'case_described', 'case_rated', 'case_merged', 'case_joined', 'case_merge_undone', 'case_parted', 'promise_broken', 'personal_disclosed', 'ruling_made']

describe('the timeline', () => {
  it.each(types)('has words for %s', (type) => expect(zh.entry).toHaveProperty(plainType(type)))
})
