import type { Engine } from '#engine/store/engine.ts'
import { holderName } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { sayLength } from '#law/say.ts'
import type { Charge } from './charges.ts'

/** Says to whom the days of a breach are charged; null: none. */
export function chargeText(engine: Pick<Engine, 'deployment'>, charged: readonly Charge[]): Bilingual | null {
  const said = charged.map(({ to, days, cause }) => {
    const length = sayLength({ unit: 'workingDays', n: days, as: 'act' })
    return { who: holderName(engine, to), length, why: causes[cause] }
  })
  if (said.length === 0) return null
  return {
    zh: said.map(({ who, length, why }) => `${who.zh} ${length.zh}（${why.zh}）`).join('；'),
    en: said.map(({ who, length, why }) => `${who.en}, ${length.en} (${why.en})`).join('; '),
  }
}

export const causes: Readonly<Record<Charge['cause'] | 'rescinded', Bilingual>> = {
  rescinded: { zh: '不计责（裁定撤销）', en: 'nobody (rescinded by a ruling)' },
  misrouted: { zh: '转办有误', en: 'sent to the wrong unit' },
  approval: { zh: '审批占用', en: 'with the approver' },
  ruled: { zh: '异议裁定', en: 'by a ruling' },
  own: { zh: '自身环节', en: 'its own step' },
}
