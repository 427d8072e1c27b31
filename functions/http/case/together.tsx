import { assignTask, mostReason } from '#engine/begin/assign-task.ts'
import type { Outcome } from '#engine/begin/commit.ts'
import { urgeInWords } from '#engine/begin/urge.ts'
import { caseAt, procedureOf } from '#engine/case/case-of.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import {
  fromPrefix,
  linePrefix,
  type TogetherAct,
  TogetherPage,
  type TogetherResult,
  togetherActs,
} from '#web/staff/together-page.tsx'
import { mostWords } from '#web/supervisor/urge-page.tsx'
import { type Refusal, type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { linesOf, type Place, urgedAt } from './together-lines.ts'

/** Cases that one form gives or urges. */
export const mostTogether = 50

/** List whose cases are ticked, and the page it stands on. */
export type TogetherFrom = {
  readonly back: { readonly path: string; readonly label: string }
  readonly read: (at: string | undefined) => Promise<Paged<Place>>
}

/** Assigns or urges ticked cases of a list, each by itself. */
export async function together(ask: Signed, engine: Engine, from: TogetherFrom): Promise<Reply> {
  const act = togetherActs.find((one) => one === ask.params['act'])
  if (!act || (act === 'remind' && !may(ask.person, 'list.board'))) return notFound(ask)
  if (ask.method === 'GET') return formPage(ask, engine, act, from)
  const ticks = ticked(ask)
  const text = act === 'assign' ? 'reason' : 'words'
  const fields = {
    ...(ticks.length === 0 ? { cases: 'choose' } : ticks.length > mostTogether ? { cases: 'tooManyCases' } : {}),
    ...(act === 'assign' && !ask.form['to'] ? { to: 'choose' } : {}),
    ...textFault(text, ask.form[text] ?? '', act === 'assign' ? mostReason : mostWords),
  }
  if (Object.keys(fields).length > 0) return formPage(ask, engine, act, from, { code: 'malformed', fields })
  // One mail tells a person of all.
  const as = ticks.length > 1 ? { together: newId(engine.crypto) } : {}
  return goTo(ask, `${here(ask)}${await eachInTurn(ticks, (tick) => actOn(ask, engine, act, tick, as))}`)
}

/** Acts on one case after the other; answers the query that `resultOf` reads. */
export async function eachInTurn<T extends { readonly id: string }>(
  cases: readonly T[],
  act: (one: T) => Promise<Outcome>,
): Promise<string> {
  const done: string[] = []
  const left: string[] = []
  for (const one of cases) {
    const outcome = await act(one)
    if (outcome.kind === 'committed') done.push(one.id)
    else left.push(`${one.id}-${outcome.refusal.code}`)
  }
  return `done=${done.join('.')}&left=${left.join('.')}`
}

/** This page with its filter, ready for one word more. */
function here({ shell }: Signed): string {
  const [path = '', query = ''] = shell.path.split('?')
  const kept = [...new URLSearchParams(query)].filter(([name]) => !['done', 'left', 'cursor', 'all'].includes(name))
  return `${path}?${new URLSearchParams(kept)}${kept.length > 0 ? '&' : ''}`
}

/** Ticks of the form: `case.` + case, and in reminders its limit. */
const ticked = ({ form }: Signed): readonly Place[] =>
  Object.keys(form).flatMap((name) => {
    const [, id, rule] = /^case\.([0-9A-Z]{26})(?:\.(\w{1,8}))?$/.exec(name) ?? []
    return id === undefined || !name.startsWith(linePrefix) ? [] : [{ id, rule: rule ?? null }]
  })

const notTheirs: Outcome = { kind: 'refused', refusal: { code: 'notFound' } }

/** Name of the act on several cases. */
type As = { readonly together?: string }

/** What a form for many gives of one case. */
export function givenIn(form: Signed['form'], id: string) {
  const { to = '', reason = '', [`${fromPrefix}${id}`]: from } = form
  return { to, reason, ...(from !== undefined && { from }) }
}

async function actOn(
  { person, form }: Signed,
  engine: Engine,
  act: TogetherAct,
  place: Place,
  as: As,
): Promise<Outcome> {
  if (act === 'assign') return assignTask(engine, place.id, person, { ...givenIn(form, place.id), ...as })
  const one = await urgedAt(engine, person, place)
  if (!one) return notTheirs
  if (!one.limit || one.file.closed) return { kind: 'refused', refusal: { code: 'notInThisState' } }
  const { clock } = one.limit
  const words = (form['words'] ?? '').trim()
  return urgeInWords(engine, one.file, one.actor, { limit: clock.rule, seat: clock.owedBy, words, ...as })
}

async function formPage(
  ask: Signed,
  engine: Engine,
  act: TogetherAct,
  { back, read }: TogetherFrom,
  refusal?: Refusal,
): Promise<Reply> {
  let seats: readonly { readonly value: string; readonly name: Bilingual }[] = []
  let colleagues: ReadonlyMap<string, string> = new Map()
  const lines = await across(await read(ask.query['cursor']), async (places) => {
    const all = await linesOf(engine, ask.person, act, places)
    seats = [...new Map(all.map(({ seat, party }) => [seat, party]))].map(([value, name]) => ({ value, name }))
    const chosen = chosenOf(ask, seats)
    const shown = act === 'assign' ? all.filter(({ seat }) => seat === chosen) : all
    colleagues = new Map(shown.flatMap(({ to }) => to.map(({ id, name }) => [id, name])))
    return shown
  })
  const result = refusal ? null : await resultOf(engine, ask)
  const reply = page(
    <TogetherPage
      {...{ shell: ask.shell, act, back, action: here(ask).replace(/[?&]$/, ''), atOnce: mostTogether }}
      seats={act === 'assign' ? seats.map((one) => ({ ...one, isNow: one.value === chosenOf(ask, seats) })) : []}
      lines={lines}
      isTicked={refusal === undefined && ask.query['all'] === '1'}
      colleagues={[...colleagues].map(([value, label]) => ({ value, label }))}
      most={act === 'assign' ? mostReason : mostWords}
      {...(result && { result })}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
  return refusal ? refusing(refusal, reply) : reply
}

/** The seat in the address, else the first of the page. */
const chosenOf = ({ query }: Signed, seats: readonly { readonly value: string }[]): string | undefined =>
  (seats.find(({ value }) => value === query['seat']) ?? seats[0])?.value

/** Says of each case of the last form what became of it. */
export async function resultOf(engine: Engine, { query, person }: Signed): Promise<readonly TogetherResult[] | null> {
  if (query['done'] === undefined) return null
  const told = (name: string) => (query[name] ?? '').split('.').filter(Boolean).slice(0, mostTogether)
  const lines = [...told('done'), ...told('left')].map((one) => one.split('-'))
  const found = lines.map(async ([id = '', code]) => {
    const file = await caseAt(engine, id)
    const reads = file && may(person, 'case.read', caseTarget(procedureOf(engine, file), file))
    return reads ? [{ id, number: file.number, code: code === undefined ? null : known(code) }] : []
  })
  return (await Promise.all(found)).flat()
}

const known = (code: string): RefusalCode => (isCode(code) ? code : 'movedOn')
const isCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)
