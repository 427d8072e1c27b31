import { commit, type Outcome, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord } from '#engine/register/register.ts'
import { follow } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { usualLadder } from '#workflows/contract/warnings.ts'
import { procedures } from '#workflows/index.ts'
import { engineApart } from '../engine-apart.ts'

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

/** Acts of one hour go side by side. */
const [hour, inFlight] = [3_600_000, 32]

/** Plays acts through the engine under a clock of its own, in a folder of its own. */
export function playActs(acts: readonly Act[], progress: (part: number, at: number) => void): Promise<Played> {
  return engineApart(acts[0]?.at ?? 0, async (whole, setClock) => {
    // Breaches alone: no warnings before, no urging after.
    const ladder = usualLadder.filter(({ level }) => level === 'breach')
    const engine: Engine = { ...unwritten(whole), deployment: { ...whole.deployment, ladder } }
    const set = (at: number) => setClock(Math.max(engine.clock.now(), at))
    return resultOf(engine, acts, await playAll(engine, set, acts, progress))
  })
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

async function playAll(
  engine: Engine,
  set: (at: number) => void,
  acts: readonly Act[],
  progress: (part: number, at: number) => void,
): Promise<number> {
  let [refused, done] = [0, 0]
  let day = shanghaiDay(acts[0]?.at ?? 0)
  for (const of of Map.groupBy(acts, ({ at }) => Math.floor(at / hour)).values()) {
    const first = of[0]?.at ?? 0
    for (; day < shanghaiDay(first); day = addDays(day, 1)) await endDay(engine, set, day)
    set(first)
    const lanes = [...Map.groupBy(of, (act) => act.case).values()]
    for (let i = 0; i < lanes.length; i += inFlight) {
      const outcomes = await Promise.all(lanes.slice(i, i + inFlight).map((lane) => playLane(engine, lane)))
      refused += outcomes.reduce((sum, n) => sum + n, 0)
    }
    done += of.length
    progress(done / acts.length, first)
  }
  for (let left = 0; left < 20; left += 1, day = addDays(day, 1)) await endDay(engine, set, day)
  return refused
}

/** Letters and papers go at six; limits end at midnight. */
async function endDay(engine: Engine, set: (at: number) => void, day: string): Promise<void> {
  for (const at of [instantOn(day, '18:00'), instantOn(addDays(day, 1), '00:00')]) {
    set(at)
    for (let round = 0; (await follow(engine, async () => {})) + (await sweep(engine, async () => {})) > 0; round += 1)
      if (round > 10_000) throw new Fault('simulate.stuck', day)
  }
}

async function playLane(engine: Engine, lane: readonly Act[]): Promise<number> {
  let refused = 0
  for (const act of lane) if ((await play(engine, act)).kind === 'refused') refused += 1
  return refused
}

const idOf = (act: Pick<Act, 'case'>) => `SIM${String(act.case).padStart(23, '0')}`
const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })

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
  const number = `模拟〔${act.case}〕号`
  const { versions, ...record } = sampleRecord
  const id = `SIMRECORD${String(act.case).padStart(17, '0')}`
  const code = makeUscc(`M${String(act.case).padStart(7, '0')}`, '91445302')
  const party = { ...record.provider, unit }
  const added = {
    ...record,
    ...{ id, authority: party, provider: party, documentNumber: { raw: number, key: number } },
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
