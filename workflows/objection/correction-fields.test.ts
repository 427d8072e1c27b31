import { expect, it } from 'vitest'
import { instantOn } from '#law/day.ts'
import { sampleRecord, sampleWith } from '#workflows/common/sample-record.ts'
import { procedures } from '#workflows/index.ts'
import { check } from './check.ts'
import { begin } from './evolve.ts'
import { examples } from './examples.ts'

const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
const at = instantOn('2026-09-24', '10:00')
const seen = { record: sampleRecord, clocks: {}, limits: [], flags: {} }
const entry = (id: string, field: string, shown = '') => ({ id, field, shown, claimed: '', ground: 'E2', evidence: [] })

/** Answer to a right value of one column, beside a sound one. */
function said(field: string, value: string | null, record = sampleRecord) {
  const now = record.versions[0]?.fields ?? {}
  const items = [entry('1', 'CF_SY', now['CF_SY']), entry('2', field, now[field])]
  const opened = { ...Object(examples[0]?.open.data), items }
  const data = begin({ type: 'applicant.submitted', at, actor: officer, data: opened })
  const answer = { code: '01', reason: '已核对。', documentChecked: '决定书', documentProduced: true }
  const answers = [
    { ...answer, item: '1', value: '未按规定全部覆盖' },
    { ...answer, item: '2', value },
  ]
  return check(data, { type: 'unit.proposed', at, actor: officer, data: { answers } }, 'withProvider', {
    ...seen,
    record,
  })
}

it('names the field whose right value cannot stand, and what is wrong with it', () => {
  const faultOf = (field: string, value: string) => said(field, value)
  const refused = (fault: string) => ({ code: 'correctionRefused', fields: { 'value.2': fault } })
  expect(faultOf('CF_NR_FK', '伍万元')).toEqual(refused('badMoney'))
  expect(faultOf('CF_JDRQ', '2026-02-30')).toEqual(refused('badDate'))
  expect(faultOf('CF_JDRQ', '2026-09-25')).toEqual(refused('dayInFuture'))
  expect(faultOf('CF_WSH', '测环罚〔2026〕2号')).toEqual(refused('namesRecord'))
  expect(faultOf('CF_XDR_SHXYM', '91445300MA007919XF')).toEqual(refused('namesSubject'))
  expect(faultOf('CF_GSJZQ', '2027-01-01')).toEqual(refused('computedColumn'))
  const termOver = { ...sampleRecord, attachedTermEnd: '2026-07-15' } as const
  expect(said('CF_JDRQ', '2026-07-20', termOver)).toEqual(refused('datesDisagree'))
  expect(said('CF_NR_FK', '0.55')).toBeNull()
})

it('names the field without a right value, and both where nothing would change', () => {
  expect(said('CF_NR_FK', null)).toEqual({ code: 'correctionNeedsValue', fields: { 'value.2': 'required' } })
  const there = { ...sampleRecord, ...sampleWith({ CF_SY: '未按规定全部覆盖' }) }
  const fields = { 'value.1': 'sameAsNow', 'value.2': 'sameAsNow' }
  expect(said('CF_NR_FK', '5.5', there)).toEqual({ code: 'correctionRefused', fields })
})

it('names the second value of a correction of own motion', () => {
  const { check: judge, begin: start } = procedures['exofficio']?.course ?? {}
  const found = procedures['exofficio']?.examples[0]?.open.data
  const data = start?.({ type: 'scan.found', at, actor: officer, data: found }, sampleRecord)
  const proposal = {
    ...{ verdict: 'corrected', reason: '已核对。', documentChecked: '决定书' },
    ...{ column: 'CF_SY', value: '未按规定全部覆盖', column2: 'CF_NR_FK', value2: '五万' },
  }
  expect(
    judge?.(data, { type: 'unit.proposed', at, actor: officer, data: proposal }, 'awaitingVerification', seen),
  ).toEqual({
    code: 'correctionRefused',
    fields: { value2: 'badMoney' },
  })
})
