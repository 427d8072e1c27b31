import { takePeople } from '#engine/people/first-administrators.ts'
import { powersOf } from '#engine/people/mandate-powers.ts'
import { beginMandate } from '#engine/people/mandate-steps.ts'
import { findMandate } from '#engine/people/mandates.ts'
import { changeRecord, storedRecord } from '#engine/register/register.ts'
import { demoKeys, demoKind } from '#engine/run/host-kinds.ts'
import type { Batch } from '#engine/scan/import-kinds.ts'
import { recordIdOf, sourceKey } from '#engine/scan/import-row.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import type { Engine } from '#engine/store/engine.ts'
import { recordKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { SheetLine } from '#engine/store/sheet.ts'
import { addMonths, type Day, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { naturalKey } from '#records/normalise.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import type { Power } from '#workflows/contract/actor.ts'
import { type DemoPerson, demoAccounts, demoPeople } from '../base/demo-people.ts'
import { demoDocument, firms } from './firms.ts'
import { sampleLists } from './sample-lists.ts'
import { completedNumber, restricted, sampleRegister } from './sample-register.ts'

const markKey = demoKeys.key()

/** Plays a year before the register; people are entered at its begin. */
export type Year = (begin: (engine: Engine) => Promise<void>) => Promise<void>

/** Enters people and register once; a broken start resumes its days. */
export async function seedDemo(engine: Engine, year?: Year): Promise<void> {
  const mark = await markOf(engine)
  const everybody = [...demoPeople, ...demoAccounts].map(personOf)
  if (year && !mark.done) await year((early) => enter(early, everybody))
  await enter(engine, everybody)
  if (mark.done) return
  const { penalties, permits } = sampleRegister(mark.startedOn)
  await take(engine, '演示-行政处罚.csv', penalties)
  await take(engine, '演示-行政许可.csv', permits)
  for (const { file, lines } of sampleLists(mark.startedOn)) await take(engine, file, lines)
  const general = { value: 'general', basis: '《演示裁量基准》：一般', by: 'HJ' } as const
  await grade(engine, completedNumber(mark.startedOn), '云浮市生态环境局', { tier: general })
  const { number, until } = restricted(mark.startedOn)
  const serious = { value: 'serious', basis: 'O36 10', by: 'YJ' } as const
  await grade(engine, number, '云浮市应急管理局', { tier: serious, attachedTermEnd: until })
  await entrust(engine, mark.startedOn)
  await appoint(engine, mark.startedOn)
  const done = { ...mark, done: true }
  await engine.table.transact([{ put: { ...markKey, v: 2, body: done }, when: { v: 1 } }])
}

async function markOf(engine: Engine) {
  const first = { startedOn: shanghaiDay(engine.clock.now()), done: false }
  await engine.table.transact([{ put: { ...markKey, v: 1, body: first }, when: 'absent' }])
  const item = await engine.table.get(markKey)
  return item ? demoKind.read(item) : first
}

export function personOf({ sub, name, email, phone, uscc, idHash, roles }: DemoPerson): Person {
  const subject = uscc ?? idHash ?? null
  return { id: sub, name: name.zh, email, ...(phone !== undefined && { phone }), subject, roles, conflicts: [] }
}

/** Enters missing people at each start; taken seats stay taken. */
async function enter(engine: Engine, people: readonly Person[]): Promise<void> {
  for (let i = 0; i < people.length; i += together) await takePeople(engine, 'demo', people.slice(i, i + together))
}
const together = 20

async function take(engine: Engine, file: string, lines: readonly SheetLine[]): Promise<Batch> {
  const outcome = await importRows(engine, lines, {
    file,
    sha256: '',
    actor: { id: 'intake-1', role: 'intake', unit: 'FGW' },
    language: 'zh',
    personKey: (number) => (number === demoDocument.number ? demoKey : engine.crypto.keyed('subject', number)),
  })
  if (outcome.kind === 'refused') throw new Fault('demo.refused', `${file}: ${outcome.code}`)
  return outcome.batch
}

// Hash by which the demo issuer names the person.
const demoKey = demoPeople.find(({ sub }) => sub === 'person')?.idHash ?? ''

/** Gives two firms one agent, one for objecting alone. */
async function entrust(engine: Engine, today: Day): Promise<void> {
  const person = (sub: string) => demoPeople.find((one) => one.sub === sub)
  const agent = person('agent')
  const objecting: readonly Power[] = ['see', 'objection.file']
  for (const [sub, actions] of [['enterprise', everything(engine)] as const, ['enterprise-2', objecting] as const]) {
    const firm = person(sub)
    const id = `DEMO-MANDATE-${sub}`
    if (!agent?.uscc || !firm?.uscc || (await findMandate(engine, id))) continue
    const parties = {
      subject: firm.uscc,
      subjectName: firm.name.zh,
      agent: agent.uscc,
      agentName: agent.name.zh,
    }
    await beginMandate(
      engine,
      {
        id,
        kind: 'agent',
        ...parties,
        actions: [...actions],
        records: null,
        from: today,
        until: addMonths(today, 12),
        letters: [],
      },
      { step: 'given', by: { id: sub, role: 'applicant', unit: null }, reason: '' },
    )
  }
}

/** Administrator of the builder, whose plan a court approved. */
async function appoint(engine: Engine, today: Day): Promise<void> {
  const administrator = demoPeople.find(({ sub }) => sub === 'administrator')
  const id = 'DEMO-MANDATE-administrator'
  if (!administrator?.uscc || (await findMandate(engine, id))) return
  const { code, name } = firms.building
  await beginMandate(
    engine,
    {
      id,
      kind: 'administrator',
      subject: code,
      subjectName: name,
      agent: administrator.uscc,
      agentName: administrator.name.zh,
      actions: [...everything(engine)],
      records: null,
      from: today,
      until: addMonths(today, 24),
      letters: [],
    },
    { step: 'confirmed', by: { id: 'intake-1', role: 'intake', unit: 'FGW' }, reason: '法院指定管理人的决定书' },
  )
}

const everything = ({ procedures }: Engine): readonly Power[] => [
  'see',
  ...powersOf(procedures).flatMap(({ procedure, acts }) => acts.map((act): Power => `${procedure}.${act}`)),
]

type Graded = Pick<Extract<RecordChange, { kind: 'completed' }>, 'tier' | 'attachedTermEnd'>

/** The determining unit's own grade, by completion. */
async function grade(engine: Engine, documentNumber: string, authority: string, graded: Graded): Promise<void> {
  const source = await engine.table.get(sourceKey(engine, naturalKey('penalty', documentNumber, authority)))
  if (!source) throw new Fault('demo.missing', documentNumber)
  const item = await engine.table.get(recordKey(recordIdOf(source)))
  if (item && storedRecord(item).record.tier !== null) return
  const unit = graded.tier?.by ?? ''
  const by = `${unit.toLowerCase()}-1`
  await changeRecord(
    engine,
    recordIdOf(source),
    { kind: 'completed', by, fields: {}, ...graded },
    { id: by, role: 'officer', unit },
  )
}
