import { describe, expect, it } from 'vitest'
import { formFor } from '#engine/case/form-for.ts'
import type { Form } from '#workflows/contract/form.ts'
import { events } from '#workflows/objection/events.ts'
import { objection } from '#workflows/objection/index.ts'
import { eventFaults } from './event-faults.ts'
import { claimedFaults, readForm } from './read-form.ts'
import { readLegalDay, type Values } from './values.ts'

const filled: Readonly<Record<keyof typeof events, Record<string, string>>> = {
  'intake.askedSupplement': { list: '决定书原件' },
  'intake.kept': {},
  'intake.forwarded': { unit: 'HJ', reason: '' },
  'intake.proposedRefusal': { reason: '不归集', documentChecked: '登记簿' },
  'platform.proposed': proposal('05'),
  'unit.accepted': {},
  'unit.proposed': proposal('01'),
  'unit.returned': { rightUnit: '', reason: '非本单位' },
  'unit.asked': { unit: 'SJJ', question: '请核实', 'item.1': 'on' },
  'determiner.answered': proposal('05'),
  'head.paused': {
    cause: 'appraisal',
    reason: '鉴定',
    'expectedEnd.year': '2026',
    'expectedEnd.month': '9',
    'expectedEnd.day': '3',
  },
  'unit.resumed': { 'arrivedOn.year': '2026', 'arrivedOn.month': '10', 'arrivedOn.day': '12' },
  'head.extended': { days: '5', reason: '案情复杂' },
  'supervisor.assigned': { unit: 'HJ', reason: '指定' },
  'approver.approved': {},
  'approver.returned': { reason: '请补充理由' },
  'applicant.supplemented': { note: '已补充' },
  'applicant.stated': { text: '本公司认为有误' },
  'applicant.withdrew': { reason: '' },
  'record.changed': {},
  'record.ended': {},
  'record.withdrawn': {},
  'unit.proposedOnWithdrawal': { verdict: 'upheld', reason: '金额误报', documentChecked: '处罚决定书' },
  'system.retried': {},
}

const none = { returns: [], candidates: [], statement: null }
const readEvent = (event: string, values: Values) => readForm(formFor(objection, event, none, null), values)

describe('a filled form', () => {
  const people = Object.entries(filled).filter(([event]) => event !== 'record.ended' && event !== 'record.withdrawn')
  it.each(people)('of %s becomes data that the event takes', (event, values) => {
    const schema = Object.entries(events).find(([name]) => name === event)?.[1].data
    const files = event === 'applicant.supplemented' ? { evidence: [] } : {}
    expect(schema?.safeParse({ ...readEvent(event, values), ...files }).error).toBeUndefined()
  })

  it('takes the right value only where the answer corrects or adds', () => {
    expect(readEvent('unit.proposed', proposal('01'))).toMatchObject({ answers: [{ item: '1', value: '0.55' }] })
    expect(readEvent('unit.proposed', proposal('05'))).toMatchObject({ answers: [{ item: '1', value: null }] })
  })

  it('takes a right amount typed in full width as digits, and words as they are', () => {
    const valued = (value: string) => readEvent('unit.proposed', { ...proposal('01'), 'value.1': value })
    expect(valued('５．５')).toMatchObject({ answers: [{ value: '5.5' }] })
    expect(valued('云环罚〔２０２６〕１号')).toMatchObject({ answers: [{ value: '云环罚〔２０２６〕１号' }] })
  })

  it('leaves out an item that is not answered yet', () => {
    expect(readEvent('unit.proposed', { ...proposal('01'), 'code.2': '' })).toMatchObject({ answers: [{ item: '1' }] })
  })
})

describe('a form that is not right', () => {
  const faultsOf = (event: 'unit.proposed' | 'head.paused' | 'approver.returned', values: Record<string, string>) => {
    const data = readEvent(event, values)
    return eventFaults(data, events[event].data.safeParse(data).error?.issues ?? [])
  }

  it('tells at the field of which item a reason is missing', () => {
    expect(faultsOf('unit.proposed', { ...proposal('05'), 'reason.1': ' ' })).toEqual({ 'reason.1': 'required' })
    expect(faultsOf('approver.returned', { reason: '' })).toEqual({ reason: 'required' })
    expect(faultsOf('approver.returned', { reason: '长'.repeat(2001) })).toEqual({ reason: 'tooLong' })
  })

  it('tells a date that does not exist, and a cause that was not chosen', () => {
    const values = { ...filled['head.paused'], cause: '', 'expectedEnd.month': '13' }
    expect(faultsOf('head.paused', values)).toEqual({ cause: 'choose', expectedEnd: 'badDate' })
  })
})

const entriesForm = [
  {
    kind: 'entries',
    name: 'items',
    label: { zh: '', en: '' },
    entries: [],
    grounds: { entry: [], whole: [] },
  },
] as const satisfies Form

it('tells a claimed day that does not exist, and keeps quiet about what is not ticked', () => {
  const day = { 'claimed.D.year': '2027', 'claimed.D.month': '2', 'claimed.D.day': '29' }
  expect(claimedFaults(entriesForm, { 'dispute.D': 'on', ...day })).toEqual({ 'claimed.D': 'badDate' })
  expect(claimedFaults(entriesForm, { 'dispute.D': 'on', ...day, 'claimed.D.day': '２８' })).toEqual({})
  expect(claimedFaults(entriesForm, day)).toEqual({})
  const amount = { 'claimed.M': '五千多元', 'unit.M': 'wan' }
  expect(claimedFaults(entriesForm, { 'dispute.M': 'on', ...amount })).toEqual({ 'claimed.M': 'badAmount' })
})

it('reads a claimed amount in full-width digits or numerals, in either unit', () => {
  const claimed = (typed: string, unit: string) =>
    readForm(entriesForm, { 'dispute.M': 'on', 'claimed.M': typed, 'unit.M': unit })['items']
  expect(claimed('５', 'wan')).toMatchObject([{ claimed: '5' }])
  expect(claimed('５０，０００元', 'yuan')).toMatchObject([{ claimed: '5' }])
  expect(claimed('伍万元整', 'wan')).toMatchObject([{ claimed: '5' }])
  expect(claimed('不应罚款', 'wan')).toMatchObject([{ claimed: '不应罚款' }])
})

it('reads full-width digits in a legal date', () => {
  expect(readLegalDay({ 'd.year': '２０２６', 'd.month': '９', 'd.day': ' 3 ' }, 'd')).toBe('2026-09-03')
})

function proposal(code: string): Record<string, string> {
  return {
    'code.1': code,
    'value.1': '0.55',
    'reason.1': '已核对',
    'documentChecked.1': '决定书',
    'documentProduced.1': 'on',
  }
}
