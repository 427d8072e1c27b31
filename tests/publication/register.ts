import { commit, open } from '#engine/begin/commit.ts'
import { addRecord, storedRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { recordKey } from '#engine/store/keys.ts'
import type { RecordFile } from '#records/record.ts'
import type { Answer, Site } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Actor } from '#workflows/contract/actor.ts'

const actor = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const applicant = actor('applicant', 'applicant', null)
export const intake = actor('intake-1', 'intake', 'FGW')
const officer = actor('hj-1', 'officer', 'HJ')
const head = actor('hj-head', 'head', 'HJ')

/** Words that would tell somebody that the record was ever there. */
export const traces = (record: RecordFile): readonly string[] => [
  record.subject.name,
  record.subject.code ?? record.subject.key,
  record.documentNumber.raw,
  record.documentNumber.key,
  ...record.versions
    .flatMap(({ fields }) => [fields['CF_SY'] ?? '', fields['CF_FRDB'] ?? ''])
    .filter((one) => one !== ''),
]

/** Adds an own record, and lets the jobs publish. */
export async function enter(site: Site, over: Partial<RecordFile> = {}): Promise<RecordFile> {
  const record = { ...sampleRecord, id: newId(site.engine.crypto), ...over }
  await addRecord(site.engine, record, actor('import', 'system', null))
  await site.settle()
  return record
}

/** Objects to one column, several, or the whole. */
export async function objectTo(
  site: Site,
  record: RecordFile,
  ground = 'E2',
  field: string | null | readonly string[] = 'CF_NR_FK',
) {
  const id = newId(site.engine.crypto)
  const items = [field].flat().map((one, i) => {
    const shown = one === 'CF_NR_FK' ? '5.5' : ''
    return { id: String(i + 1), field: one, shown, claimed: '0.55', ground, evidence: [] }
  })
  const done = await open(site.engine, {
    id,
    procedure: 'objection',
    actor: applicant,
    recordId: record.id,
    subject: record.subject.key,
    data: {
      channel: 'city',
      items,
      evidence: [],
      explanation: '不符',
      statement: null,
      contact: { name: '张', email: 'a@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
      provider: 'HJ',
      determiner: 'HJ',
      platform: 'FGW',
      candidates: ['HJ'],
    },
  })
  if (done.kind === 'refused') throw new Error(JSON.stringify(done.refusal))
  await site.settle()
  return id
}

export async function send(site: Site, id: string, type: string, by: Actor, data: object): Promise<void> {
  const done = await commit(site.engine, id, { type, actor: by, data })
  if (done.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(done.refusal)}`)
  await site.settle()
}

/** Forwarded, proposed and approved by the unit. */
export async function decide(
  site: Site,
  id: string,
  code: string,
  value: string | null = null,
  item = '1',
): Promise<void> {
  await send(site, id, 'intake.forwarded', intake, { unit: 'HJ', reason: '' })
  await answerItem(site, id, item, code, value)
}

/** Proposed and approved, with the other items left open. */
export async function answerItem(site: Site, id: string, item: string, code: string, value: string | null = null) {
  const answer = { item, code, reason: '已核', documentChecked: '决定书', value, documentProduced: true }
  await send(site, id, 'unit.proposed', officer, { answers: [answer] })
  await send(site, id, 'approver.approved', head, {})
}

export const withdraw = (site: Site, id: string) => send(site, id, 'applicant.withdrew', applicant, { reason: '' })

export async function refuse(site: Site, id: string): Promise<void> {
  const data = { reason: '不属受理范围', documentChecked: '登记簿' }
  await send(site, id, 'intake.proposedRefusal', intake, data)
  await send(site, id, 'approver.approved', actor('intake-head', 'intakeHead', 'FGW'), {})
}

export async function recordNow(site: Site, id: string): Promise<RecordFile> {
  const item = await site.engine.table.get(recordKey(id))
  if (!item) throw new Error('no record')
  return storedRecord(item).record
}

/** Whole public folder, with feed and ended files. */
export async function wholeFolder(site: Site): Promise<ReadonlyMap<string, string>> {
  const paths = await site.engine.publicFolder.list('/')
  const bodies = await Promise.all(paths.map(async (path) => (await site.engine.publicFolder.get(path))?.body ?? ''))
  return new Map(paths.map((path, i) => [path, bodies[i] ?? '']))
}

export const filesOf = (id: string) => [`/r/${id}`, `/en/r/${id}`, `/r/${id}.json`] as const

export const shownAt = async (site: Site, path: string) => (await site.engine.publicFolder.get(path))?.body

/** The answers of search for each of the texts, in both languages. */
export const searches = (site: Site, texts: readonly string[]): Promise<readonly Answer[]> =>
  Promise.all(
    texts.flatMap((text) =>
      ['/records', '/en/records'].map((path) => site.ask({ path: `${path}?q=${encodeURIComponent(text)}` })),
    ),
  )
