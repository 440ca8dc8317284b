import assert from 'node:assert/strict'

export const is = (got, wanted, what) => assert.equal(got, wanted, what)
export const holds = (condition, what) => assert.ok(condition, what)
export const calm = (page) => assert.deepEqual(page.complaints, [], 'the page complained')
