import { expect, it } from 'vitest'
import { chinaCalendar } from '#law/china.ts'
import { testEngine } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { commonForms } from '#workflows/common/common-forms.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { formFor } from './form-for.ts'
import { higherOrgan, nextHigher } from './higher-organ.ts'
import { isEstimate } from './promised.ts'

it('the form of an event is the procedure’s own, else the common one, else confirmation alone', () => {
  const own = [{ name: 'own' }] as never
  const [common = ''] = Object.keys(commonForms)
  const of = (forms?: object) => ({ pages: { forms } }) as unknown as Procedure
  const asked: unknown[] = []
  const made = (...given: unknown[]) => {
    asked.push(...given)
    return own
  }
  expect(formFor(of({ answered: own }), 'answered', {}, null)).toBe(own)
  expect(formFor(of({ answered: made }), 'answered', 1, sampleRecord, { L1: true } as never)).toBe(own)
  expect(asked).toEqual([1, sampleRecord, { L1: true }])
  const plain = commonForms[common]
  if (typeof plain !== 'function') expect(formFor(of({}), common, {}, null)).toBe(plain)
  expect(formFor(of({ [common]: own }), common, {}, null)).toBe(own)
  for (const forms of [undefined, {}]) expect(formFor(of(forms), 'toString', {}, null)).toEqual([])
})

it('a unit’s next higher organ is told by the directory, else in the law’s words (GD 46)', () => {
  const { deployment } = testEngine()
  const { directory } = deployment
  const units = directory.units.map((unit) =>
    unit.id === 'HJ' ? { ...unit, higherReview: ['FGW'] } : { ...unit, higherReview: [] },
  )
  const engine = { deployment: { ...deployment, directory: { ...directory, units } } }
  const by = (provider: string | null, authority: string | null) => ({
    ...sampleRecord,
    ...{
      provider: { ...sampleRecord.provider, unit: provider },
      authority: { ...sampleRecord.authority, unit: authority },
    },
  })
  const organ = (...of: Parameters<typeof by>) => higherOrgan(engine, by(...of) as never)
  const name = directory.units.find(({ id }) => id === 'FGW')?.name
  expect([organ('HJ', 'RS').zh, organ(null, 'HJ').zh]).toEqual([name?.zh, name?.zh])
  expect([organ('RS', 'HJ'), organ(null, null), higherOrgan(engine, null), organ('NOBODY', null)]).toEqual([
    ...[nextHigher, nextHigher, nextHigher, nextHigher],
  ])
  expect(nextHigher).toEqual({ zh: '上一级行政机关', en: 'The next higher organ' })
})

it('a day is an estimate from where no notice is published', () => {
  const days = ['2026-12-23', '2026-12-24', '2028-01-01', null]
  expect(days.map((day) => isEstimate(chinaCalendar, day))).toEqual([false, true, true, false])
})
