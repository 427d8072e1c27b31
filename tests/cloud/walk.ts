import fc from 'fast-check'

/** One form that somebody sends. */
export type Act = {
  readonly who: string
  readonly event: string
  readonly values: Readonly<Record<string, string>>
  /** Page of the form, after the case's own. */
  readonly page?: '/approval' | '/withdraw'
}
export type Walk = {
  readonly kind: 'objection' | 'repair'
  readonly document: string
  /** Value that an objection asks for. */
  readonly claimed: string
  readonly hasFile: boolean
  readonly acts: readonly Act[]
}

type Place = { readonly document: string; readonly unit: 'HJ' | 'SCJG' }
const disputable: readonly Place[] = [
  { document: '云环罚〔2026〕样1号', unit: 'HJ' },
  { document: '云环罚〔2026〕样8号', unit: 'HJ' },
  { document: '云市监罚〔2026〕样3号', unit: 'SCJG' },
  { document: '云市监处罚〔2026〕样4号', unit: 'SCJG' },
]
const repairable: readonly Place[] = [
  { document: '云环罚〔2026〕样26号', unit: 'HJ' },
  { document: '云市监罚〔2026〕样27号', unit: 'SCJG' },
]

const day = (name: string) => ({ [`${name}.year`]: '2026', [`${name}.month`]: '6', [`${name}.day`]: '2' })
const head = (unit: Place['unit']) => `${unit.toLowerCase()}-head`
const officer = (unit: Place['unit'], n: number) => `${unit.toLowerCase()}-${n}`
const approved = (unit: Place['unit']): Act => ({
  ...{ who: head(unit), event: 'approver.approved', values: {}, page: '/approval' },
})
const returned = (unit: Place['unit']): Act => ({
  ...{ who: head(unit), event: 'approver.returned', values: { reason: '请再核对一次。' }, page: '/approval' },
})
const forwarded = (unit: Place['unit']): Act => ({ who: 'intake-1', event: 'intake.forwarded', values: { unit } })
const withdrew: Act = {
  ...{ who: 'enterprise', event: 'applicant.withdrew', values: { reason: '已经说明。' }, page: '/withdraw' },
}
const supplemented = (unit: string): readonly Act[] => [
  {
    who: unit,
    event: unit.startsWith('intake') ? 'intake.askedSupplement' : 'unit.askedSupplement',
    values: { list: '决定书全文。' },
  },
  { who: 'enterprise', event: 'applicant.supplemented', values: { note: '见说明。' } },
]

const answers = ['01', '05', '06'] as const
const chances = {
  ...{ at: fc.nat(1000), officer: fc.integer({ min: 1, max: 2 }), hasFile: fc.boolean() },
  ...{ supplement: fc.nat(9), detour: fc.nat(9), end: fc.nat(9) },
  /** Proposals that come back, then the one that is approved. */
  answers: fc.array(fc.constantFrom(...answers), { minLength: 1, maxLength: 3 }),
  hundredths: fc.integer({ min: 11, max: 99 }),
}
type Chances = { readonly [K in keyof typeof chances]: (typeof chances)[K] extends fc.Arbitrary<infer T> ? T : never }

/** Objections mostly, and repairs: the same for the same seed. */
export function walkOf(seed: number): Walk {
  const [drawn] = fc.sample(fc.record(chances), { seed, numRuns: 1 })
  if (!drawn) throw new Error('nothing drawn')
  return seed % 4 === 0 ? repair(drawn, seed % 20 === 0) : objection(drawn, claimOf(seed, drawn))
}

/** Straight to the corrected record. */
export function corrected(n: number, hasFile = false): Walk {
  const { document, unit } = disputable[n % disputable.length] ?? never()
  const claimed = String(10 + n / 10)
  const proposed = { who: officer(unit, 1), event: 'unit.proposed', values: answer('01', claimed) }
  return { kind: 'objection', document, claimed, hasFile, acts: [forwarded(unit), proposed, approved(unit)] }
}

/** Never another walk's work on the record, nor the demo's. */
const claimOf = (seed: number, { hundredths }: Chances): string => `${seed}.${hundredths}7`

function objection(drawn: Chances, claimed: string): Walk {
  const { document, unit: first } = disputable[drawn.at % disputable.length] ?? never()
  const unit = drawn.detour === 0 ? (first === 'HJ' ? 'SCJG' : 'HJ') : first
  const by = officer(unit, drawn.officer)
  const propose = (code: string): Act => ({ who: by, event: 'unit.proposed', values: answer(code, claimed) })
  const detours: readonly (readonly Act[])[] = [
    [{ who: officer(first, 1), event: 'unit.returned', values: { reason: '不是本单位作出的。' } }, forwarded(unit)],
    [
      { who: head(unit), event: 'head.paused', values: { cause: 'expertReview', reason: '请专家评审。', ...later } },
      { who: by, event: 'unit.resumed', values: day('arrivedOn') },
    ],
  ]
  // Another unit upholds nothing before the determining one has answered.
  const may = (code: string) => (code === '05' && unit !== first ? '06' : code)
  const rounds = drawn.answers.flatMap((code) => [propose(may(code)), returned(unit)])
  const acts = [
    ...(drawn.supplement < 2 ? supplemented('intake-1') : []),
    forwarded(first),
    ...(detours[drawn.detour] ?? []),
    ...rounds.slice(0, -1),
    approved(unit),
  ]
  return { kind: 'objection', document, claimed, hasFile: drawn.hasFile, acts: cut(acts, drawn) }
}

function repair(drawn: Chances, isGranted: boolean): Walk {
  const { document, unit } = repairable[drawn.at % repairable.length] ?? never()
  const by = officer(unit, drawn.officer)
  const checked = { documentChecked: '行政处罚决定书（原件）', reason: '已经查阅材料并复查。' }
  const verdict = { ...checked, verdict: isGranted ? 'repaired' : 'refused' }
  const acts: readonly Act[] = [
    { who: 'intake-1', event: 'intake.enteredReceipt', values: { code: 'XYXF-20260602-0001', ...day('receivedOn') } },
    { who: 'intake-1', event: 'intake.enteredPush', values: day('pushedOn') },
    ...(drawn.supplement < 3 ? supplemented(by) : []),
    { who: by, event: 'unit.accepted', values: {} },
    ...(drawn.detour < 4
      ? [{ who: head(unit), event: 'head.extended', values: { days: '5', reason: '需要现场核实。' } }]
      : []),
    ...drawn.answers.slice(1).flatMap(() => [{ who: by, event: 'unit.proposed', values: verdict }, returned(unit)]),
    { who: by, event: 'unit.proposed', values: verdict },
    approved(unit),
  ]
  return { kind: 'repair', document, claimed: '', hasFile: true, acts: cut(acts, drawn) }
}

/** One in ten is taken back on its way. */
const cut = (acts: readonly Act[], { end, at }: Chances): readonly Act[] =>
  end === 0 ? [...acts.slice(0, at % (acts.length - 1)), withdrew] : acts

const later = { 'expectedEnd.year': '2026', 'expectedEnd.month': '6', 'expectedEnd.day': '12' }

const answer = (code: string, value: string) => ({
  'code.i1': code,
  ...(code === '01' && { 'value.i1': value }),
  'documentChecked.i1': '行政处罚决定书（原件）',
  'documentProduced.i1': 'on',
  'reason.i1': '经查阅决定书原件。',
})

function never(): never {
  throw new Error('there are always records')
}
