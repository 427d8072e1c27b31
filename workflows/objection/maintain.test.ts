import { expect, it } from 'vitest'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Objection } from './case.ts'
import { check } from './check.ts'
import { begin, evolve } from './evolve.ts'
import { examples } from './examples.ts'

const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
const head = { id: 'hj-head', role: 'head', unit: 'HJ' } as const
const seen = { record: null, clocks: {}, limits: [], flags: {} }
const event = (type: string, data: object, actor: CaseEvent['actor'] = officer): CaseEvent => ({
  type,
  at: 1,
  actor,
  data,
})
const answer = (over: object = {}) => ({
  item: '1',
  code: '05',
  reason: '与决定书一致。',
  documentChecked: '决定书',
  value: null,
  documentProduced: true,
  ...over,
})

/** With two files sent; of them opened by whom it says. */
function filed(opened: readonly (readonly [typeof officer | typeof head, string])[]): Objection {
  const files = ['case/1/a', 'case/1/b'].map((key) => ({
    key,
    name: key,
    size: 1,
    type: 'application/pdf',
    sha256: '',
  }))
  const data = Object.assign({}, examples[0]?.open.data, { evidence: files })
  return opened.reduce(
    (so, [actor, key]) => evolve(so, event('evidence.opened', { key }, actor), 'withProvider', null),
    begin(event('applicant.submitted', data)),
  )
}
const propose = (data: Objection, over: object = {}) =>
  check(data, event('unit.proposed', { answers: [answer(over)] }), 'withProvider', seen)

it('maintains nothing before the decision was produced and the proposer opened all the evidence', () => {
  const read = filed([
    [officer, 'case/1/a'],
    [officer, 'case/1/b'],
  ])
  expect(propose(read)).toBeNull()
  expect(propose(read, { documentProduced: false })).toBe('maintainNeedsDocument')
  expect(propose(filed([[officer, 'case/1/a']]))).toBe('maintainNeedsOpened')
  expect(propose(filed([]), { code: '03' })).toBeNull()
})

it('corrects and adds nothing unread either', () => {
  const read = filed([
    [officer, 'case/1/a'],
    [officer, 'case/1/b'],
  ])
  for (const code of ['01', '02']) {
    const right = { code, value: '0.55' }
    expect(propose(read, right)).toBeNull()
    expect(propose(read, { ...right, documentProduced: false })).toBe('correctionNeedsDocument')
    expect(propose(filed([[officer, 'case/1/a']]), right)).toBe('correctionNeedsOpened')
  }
})

it('counts what the proposer opened, not a colleague', () => {
  const byTwo = filed([
    [officer, 'case/1/a'],
    [head, 'case/1/b'],
  ])
  expect(propose(byTwo)).toBe('maintainNeedsOpened')
})

it('holds the determining unit that is asked to the same', () => {
  const inquiry = { unit: 'HJ', question: '', items: ['1'], askedAt: 1, answeredAt: null }
  const told = event('determiner.answered', { items: [answer()] })
  expect(check({ ...filed([]), inquiry }, told, 'withProvider', seen)).toBe('maintainNeedsOpened')
})
