import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commit, type Outcome, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { personWrites } from '#engine/people/people.ts'
import { seal } from '#engine/proof/seal.ts'
import { addRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { follow } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { addDays, type Day, daysBetween, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import { matched } from '#records/normalise.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { usualLadder } from '#workflows/contract/warnings.ts'
import { procedures } from '#workflows/index.ts'
import { engineApart } from '../engine-apart.ts'
import { playDays } from './play-days.ts'

/** Somebody’s step in a simulated case. */
export type Act = {
  readonly at: number
  readonly case: number
  readonly unit: string
  readonly what: 'open' | 'forwarded' | 'proposed' | 'approved'
}
/** Limits of a unit by outcome. */
export type UnitEnd = { onTime: number; late: number; overdue: number; open: number }
export type Played = {
  readonly cases: number
  /** Steps that the engine refused: somebody, or the law, was first. */
  readonly refused: number
  readonly units: ReadonlyMap<string, UnitEnd>
}

/** End of a simulation, and its folder. */
export type Ending = { readonly until?: Day | undefined; readonly kept?: string }

const lastDay = (acts: readonly Act[]) => shanghaiDay(acts.at(-1)?.at ?? 0)

/** Days after the last act on which letters and limits go on. */
const tailOf = (acts: readonly Act[], until: Day | undefined) =>
  until === undefined ? 20 : daysBetween(lastDay(acts), until) + 1

/** First day of whoever looks at what was kept. */
export const dayAfter = (acts: readonly Act[], until: Day | undefined): Day =>
  addDays(lastDay(acts), tailOf(acts, until))

/** Acts done by the end of a day; the rest stays open. */
export const actsUntil = (acts: readonly Act[], day: Day | undefined): readonly Act[] =>
  day === undefined ? acts : acts.filter(({ at }) => shanghaiDay(at) <= day)

/** Plays acts through the engine apart, or in a folder to be kept. */
export function playActs(
  acts: readonly Act[],
  progress: (part: number, at: number) => void,
  { until, kept }: Ending = {},
): Promise<Played> {
  const tail = tailOf(acts, until)
  const use = async (whole: Engine, setClock: (at: number) => void): Promise<Played> => {
    // Breaches alone: no warnings before, no urging after.
    const ladder = usualLadder.filter(({ level }) => level === 'breach')
    const engine: Engine = { ...unwritten(whole), deployment: { ...whole.deployment, ladder } }
    const set = (at: number) => setClock(Math.max(engine.clock.now(), at))
    let refused = 0
    const take = async (act: Act) => {
      if ((await play(engine, act)).kind === 'refused') refused += 1
    }
    const note = kept === undefined ? null : join(kept, 'played-until.txt')
    const played = note !== null && existsSync(note) ? Number(readFileSync(note, 'utf8')) : null
    if (played !== null) set(played)
    const from = played === null ? undefined : shanghaiDay(played)
    const pass = async () => {
      await settle(engine)
      if (note !== null) writeFileSync(note, String(engine.clock.now()))
    }
    const left = from === undefined ? acts : acts.filter(({ at }) => shanghaiDay(at) >= from)
    await playDays(left, { set, play: take, pass, times: ['18:00'], tail, from, progress })
    if (kept !== undefined) {
      // Its people, board and figures; seated before, each would be mailed to.
      await seatAll(engine, acts)
      while ((await consumeAll(engine)) > 0);
    }
    return resultOf(engine, acts, refused)
  }
  return engineApart(acts[0]?.at ?? 0, use, kept)
}

/** Papers are issued and served, and no file of them is kept. */
function unwritten(engine: Engine): Engine {
  const { printing, files } = engine
  const seal = printing && { ...printing.seal, mark: () => '', apply: async (pdf: Uint8Array) => pdf }
  return {
    ...engine,
    files: { ...files, put: async () => {}, read: async () => new Uint8Array(), rescan: async () => 0 },
    printing: printing && seal ? { ...printing, seal } : null,
  }
}

/** Letters and papers go at six; limits end at midnight. */
async function settle(engine: Engine): Promise<void> {
  // One checkpoint for all papers of the hour.
  await seal(engine)
  for (let round = 0; (await follow(engine, async () => {})) + (await sweep(engine, async () => {})) > 0; round += 1)
    if (round > 10_000) throw new Fault('simulate.stuck', String(engine.clock.now()))
}

const idOf = (act: Pick<Act, 'case'>) => `SIM${String(act.case).padStart(23, '0')}`
const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })

/** Those who acted: no seat of a kept store stands empty. */
async function seatAll(engine: Engine, acts: readonly Act[]): Promise<void> {
  const units = [...new Set(acts.map(({ unit }) => unit))]
  const seats = units.flatMap((unit) => [
    person(`${unit}-officer`, 'officer', unit),
    person(`${unit}-head`, 'head', unit),
  ])
  for (const { id, role, unit } of [person('intake', 'intake', 'FGW'), ...seats]) {
    const one = { id, name: id, email: `${id}@example.com`, subject: null, roles: [{ role, unit }], conflicts: [] }
    await engine.table.transact(personWrites(one))
  }
}

async function play(engine: Engine, act: Act): Promise<Outcome> {
  const { unit, what } = act
  if (what === 'open') return opened(engine, act)
  const send = (type: string, actor: Actor, data: object) => commit(engine, idOf(act), { type, actor, data })
  if (what === 'forwarded') return send('intake.forwarded', person('intake', 'intake', 'FGW'), { unit, reason: '' })
  if (what === 'approved') return send('approver.approved', person(`${unit}-head`, 'head', unit), {})
  const said = { reason: '已核对决定书原件。', documentChecked: '行政处罚决定书', documentProduced: true }
  const answers = [{ item: '1', code: '01', value: '0.55', ...said }]
  return send('unit.proposed', person(`${unit}-officer`, 'officer', unit), { answers })
}

/** The procedure offered first. */
const main = Object.values(procedures).find(({ pages }) => pages.isMain === true)?.id ?? ''

async function opened(engine: Engine, act: Act): Promise<Outcome> {
  const { unit } = act
  // Opened before a simulation was ended, which goes on now.
  if (await engine.table.get(caseKey(idOf(act)))) return { kind: 'refused', refusal: { code: 'movedOn' } }
  const number = `模拟〔${act.case}〕号`
  const { versions, ...record } = sampleRecord
  const id = `SIMRECORD${String(act.case).padStart(17, '0')}`
  const code = makeUscc(`M${String(act.case).padStart(7, '0')}`, '91445302')
  const party = { ...record.provider, unit }
  const added = {
    ...record,
    ...{ id, authority: party, provider: party, documentNumber: matched(number) },
    subject: { ...record.subject, key: code, code },
    versions: versions.map((one) => ({ ...one, fields: { ...one.fields, CF_WSH: number } })),
  }
  await addRecord(engine, added, person('import', 'system', null))
  return open(engine, {
    ...{ id: idOf(act), procedure: main, recordId: id, subject: code },
    actor: person('applicant', 'applicant', null),
    data: {
      ...{ channel: 'city', evidence: [], explanation: '罚款金额与决定书不一致。', statement: null },
      items: [{ id: '1', field: 'CF_NR_FK', shown: '5.5', claimed: '0.55', ground: 'E2', evidence: [] }],
      contact: { name: '张三', email: 'a@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
      ...{ provider: unit, determiner: unit, platform: 'FGW', candidates: [unit] },
    },
  })
}

async function resultOf(engine: Engine, acts: readonly Act[], refused: number): Promise<Played> {
  const units = new Map<string, UnitEnd>()
  const ids = [...new Set(acts.filter(({ what }) => what === 'open').map(idOf))]
  for (const id of ids) {
    const item = await engine.table.get(caseKey(id))
    for (const clock of item ? Object.values(caseFile(item).clocks) : []) {
      const { unit, role } = clock.chargedTo ?? clock.owedBy
      if (role === 'applicant' || unit === null || clock.state === 'cancelled') continue
      const sums = units.get(unit) ?? { onTime: 0, late: 0, overdue: 0, open: 0 }
      if (clock.state === 'met') sums.onTime += 1
      else if (clock.state === 'late') sums.late += 1
      else sums[clock.breachedAt === null ? 'open' : 'overdue'] += 1
      units.set(unit, sums)
    }
  }
  return { cases: ids.length, refused, units }
}
