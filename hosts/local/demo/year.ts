import { commit, open } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { follow } from '#engine/run/follow.ts'
import type { Publish } from '#engine/run/service.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import { unsealed } from '#engine/views/list-sheet.ts'
import type { Calendar } from '#law/calendar.ts'
import { addDays, type Day, instantOn, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { workingDayAfter } from '#law/works.ts'
import { unitById } from '#records/directory.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import { matched } from '#records/normalise.ts'
import { sampleRecord, sampleWith } from '#workflows/common/sample-record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { usualLadder } from '#workflows/contract/warnings.ts'

/** One case each twenty days, and a few that are open today. */
const [cases, apart] = [18, 20]

export type YearAct = {
  readonly at: number
  readonly case: number
  readonly unit: string
  readonly what: 'open' | 'forwarded' | 'proposed' | 'approved'
}

/** Acts of the year before a day, the last cases open. Pure. */
export function yearOf(today: Day, calendar: Calendar): readonly YearAct[] {
  const after = (day: Day, n: number) => workingDayAfter(calendar, day, n)
  const at = (day: Day, time: string) => instantOn(day, time)
  const past = Array.from({ length: cases }, (_, i) => {
    const begun = after(addDays(today, -cases * apart + i * apart - 6), 1)
    const [sent, said] = [after(begun, 1), after(begun, i % 4 === 3 ? 7 : 3)]
    const of = { case: i, unit: i % 3 === 0 ? 'SCJG' : 'HJ' }
    return [
      { ...of, at: at(begun, '10:00'), what: 'open' },
      { ...of, at: at(sent, '09:30'), what: 'forwarded' },
      { ...of, at: at(said, '15:00'), what: 'proposed' },
      { ...of, at: at(said, '16:30'), what: 'approved' },
    ] as const
  })
  const lately = [8, 4, 3, 2].map((ago, i) => {
    const of = { case: cases + i, unit: i === 1 ? 'SCJG' : 'HJ' }
    const day = (n: number) => after(addDays(today, -ago - 1), n)
    const all = [
      { ...of, at: at(day(1), '11:00'), what: 'open' },
      { ...of, at: at(day(2), '09:40'), what: 'forwarded' },
      { ...of, at: at(day(3), '15:30'), what: 'proposed' },
    ] as const
    return all.slice(0, i === 0 ? 2 : 4 - i)
  })
  return [...past, ...lately]
    .flat()
    .filter(({ at: moment }) => shanghaiDay(moment) < today)
    .toSorted((a, b) => a.at - b.at)
}

/** Days after a case's end on which its letters still go. */
const tail = 3

/** Plays the year under its own clock; mails nothing, prints one sheet. */
export async function playYear(whole: Engine, publish: Publish, begin: (engine: Engine) => Promise<void>) {
  const today = shanghaiDay(whole.clock.now())
  const acts = yearOf(today, whole.calendar)
  const [first] = acts
  // Beyond the published years no day could be counted.
  if (!first || whole.calendar.statusOf(shanghaiDay(first.at)) === 'outside') return
  let now = first.at
  const engine = await quiet(whole, { now: () => now })
  await begin(engine)
  const pass = async (to: number) => {
    now = Math.max(now, to)
    for (let round = 0; (await follow(engine, publish)) + (await sweep(engine, publish)) > 0; round += 1)
      if (round > 1000) throw new Fault('demo.stuck', shanghaiDay(now))
  }
  for (let day = shanghaiDay(first.at), until = day; day < today; day = addDays(day, 1)) {
    const own = acts.filter(({ at }) => shanghaiDay(at) === day)
    for (const act of own) until = later(until, lastDay(acts, act, today))
    if (day > until) continue
    await pass(instantOn(day, '00:00'))
    for (const act of own) {
      now = Math.max(now, act.at)
      await play(engine, act)
    }
    await pass(instantOn(day, '18:00'))
  }
  while ((await consumeAll(engine)) > 0) await pass(now)
}

/** Last day on which a case is looked at. */
function lastDay(acts: readonly YearAct[], { case: of }: YearAct, today: Day): Day {
  const last = acts.findLast((act) => act.case === of)
  return last?.what === 'approved' ? addDays(shanghaiDay(last.at), tail) : today
}

const later = (one: Day, other: Day): Day => (one < other ? other : one)

/** Neither mail nor paper for each of the sample year’s letters. */
async function quiet(whole: Engine, clock: Engine['clock']): Promise<Engine> {
  const ladder = usualLadder.filter(({ level }) => level === 'breach')
  const engine = { ...whole, clock, deployment: { ...whole.deployment, ladder } }
  const { printing } = whole
  const said = '演示用：这份文书属于演示的上一年度，没有逐份印制，内容见网页。'
  const text = { kind: 'text', text: said } as const
  const sheet =
    printing && (await printing.printer.print([{ ...unsealed(engine, 'zh'), title: '演示文书', blocks: [text] }]))
  return {
    ...engine,
    mailer: { send: async () => ({ kind: 'accepted' }) },
    printing: printing && sheet ? { ...printing, printer: { print: async () => sheet } } : null,
  }
}

const idOf = (n: number) => `DEMYEAR${String(n).padStart(19, '0')}`
const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })

/** Refused where the law, or an earlier start, was first. */
async function play(engine: Engine, { case: n, unit, what }: YearAct): Promise<void> {
  if (what === 'open') return begun(engine, n, unit)
  const send = (type: string, actor: Actor, data: object) => commit(engine, idOf(n), { type, actor, data })
  const low = unit.toLowerCase()
  if (what === 'forwarded') await send('intake.forwarded', person('intake-1', 'intake', 'FGW'), { unit, reason: '' })
  else if (what === 'approved') await send('approver.approved', person(`${low}-head`, 'head', unit), {})
  else {
    const upheld = n % 6 === 5
    const said = { documentChecked: '行政处罚决定书', documentProduced: true }
    const reason = upheld ? '经核对决定书原件，罚款金额有误。' : '经核对决定书原件，公示内容与原件一致。'
    const answer = { item: '1', code: upheld ? '01' : '05', value: upheld ? '0.55' : null, reason, ...said }
    await send('unit.proposed', person(`${low}-${1 + (n % 2)}`, 'officer', unit), { answers: [answer] })
  }
}

async function begun(engine: Engine, n: number, unit: string): Promise<void> {
  const day = shanghaiDay(engine.clock.now())
  const raw = `样${unit === 'HJ' ? '环' : '市监'}罚〔${day.slice(0, 4)}〕${100 + n}号`
  const by = unitById(engine.deployment.directory, unit)?.name.zh ?? unit
  const [name, code] = [`云浮市样例第${n + 1}商行`, makeUscc(`MA9YR${String(n).padStart(3, '0')}`, '91445302')]
  const party = { ...matched(by), unit }
  const cells = { CF_XDR_MC: name, CF_XDR_SHXYM: code, CF_WSH: raw, CF_JDRQ: addDays(day, -30), CF_CFJG: by }
  const record = {
    ...sampleRecord,
    ...sampleWith(cells),
    ...{ id: `DEMYEARREC${String(n).padStart(16, '0')}`, authority: party, provider: party },
    documentNumber: matched(raw),
    subject: { kind: 'organisation', key: code, name, code } as const,
  }
  await addRecord(engine, record, person('import', 'system', null))
  await open(engine, {
    ...{ id: idOf(n), procedure: 'objection', recordId: record.id, subject: code },
    actor: person('year-applicant', 'applicant', null),
    data: {
      ...{ channel: 'city', evidence: [], explanation: '罚款金额与决定书不一致。', statement: null },
      items: [{ id: '1', field: 'CF_NR_FK', shown: '5.5', claimed: '0.55', ground: 'E2', evidence: [] }],
      contact: { name: '样例', email: 'year@demo.invalid', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
      ...{ provider: unit, determiner: unit, platform: 'FGW', candidates: [unit] },
    },
  })
}
