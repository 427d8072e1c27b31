import { onOpenedStore } from '#cli/opened-store.ts'
import { powersOf } from '#engine/people/mandate-powers.ts'
import { beginMandate } from '#engine/people/mandate-steps.ts'
import { addRecord } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { demoPeople } from '#hosts/local/base/demo-people.ts'
import { addMonths, shanghaiDay } from '#law/day.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import { matched } from '#records/normalise.ts'
import type { RecordFile } from '#records/record.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import type { Power } from '#workflows/contract/actor.ts'

// Fills a stopped store: 200 records of the demo's agent, and 28 clients.
const agent = demoPeople.find(({ sub }) => sub === 'agent')?.uscc ?? ''
const importer = { id: 'import', role: 'system', unit: null } as const

await onOpenedStore('', async (engine) => {
  for (let n = 1; n <= 28; n += 1) await giveClient(engine, n)
  for (let n = 1; n <= 200; n += 1) await addRecord(engine, recordOf(engine, n), importer)
})

/** Demo's two beside them make 30. Every fourth has a case that waits. */
async function giveClient(engine: Engine, n: number): Promise<void> {
  const code = makeUscc(`MA9AGT${String(n).padStart(2, '0')}`, '91445302')
  const today = shanghaiDay(engine.clock.now())
  const actions = powersOf(engine.procedures).flatMap(({ procedure, acts }) =>
    acts.map((act): Power => (procedure === null ? act : `${procedure}.${act}`)),
  )
  await beginMandate(
    engine,
    {
      ...{ id: newId(engine.crypto), kind: 'agent', subject: code, subjectName: `委托企业${n}有限公司` },
      ...{ agent, agentName: '示范代理', actions: ['see', ...actions], records: null, letters: [] },
      ...{ from: today, until: addMonths(today, 12) },
    },
    { step: 'given', by: { id: `client-${n}`, role: 'applicant', unit: null }, reason: '' },
  )
  if (n % 2 === 0) await place(engine, n % 4 === 0 ? stages.supplementing : stages.withUnit, { subject: code })
}

function recordOf(engine: Engine, n: number): RecordFile {
  const number = `云环罚〔2026〕多${n}号`
  const [version] = sampleRecord.versions
  const fields = { ...version?.fields, CF_JDRQ: '2026-05-01', CF_WSH: number }
  return {
    ...{ ...sampleRecord, id: newId(engine.crypto), documentNumber: matched(number) },
    subject: { ...sampleRecord.subject, key: agent, code: agent },
    versions: [{ n: 1, at: 0, cause: { kind: 'import', batch: 'test' }, fields }],
  }
}
