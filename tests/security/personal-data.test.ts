import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { seal } from '#engine/proof/seal.ts'
import { addRecord } from '#engine/register/register.ts'
import { exportLedger } from '#engine/run/export-ledger.ts'
import type { Person } from '#engine/store/person.ts'
import { publishRecord } from '#functions/stream/publish.ts'
import { followed } from '#functions/workflow/position.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, recordId, runExample, sampleRecord } from '#tests/support/run-example.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { site } from '../http/site.ts'

/** Marks that only the case, letters and permitted pages hold. */
const marks = { name: '马克明', email: 'mark7f3a@example.com', phone: '0766-7391846', said: '独白标记4471' }
const all = Object.values(marks)
const contact: Readonly<Record<string, string>> = { name: marks.name, email: marks.email, phone: marks.phone }
const spoken = new Set(['explanation', 'statement', 'text', 'reason', 'note', 'list', 'question'])

/** Example with marks wherever personal data may be. */
function marked(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => marked(one, key))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, marked(one, name)]))
  if (typeof value !== 'string' || value === '') return value
  return contact[key] ?? (spoken.has(key) ? `${value}${marks.said}`.slice(-180) : value)
}
const withMarks = (example: Example): Example => ({
  ...example,
  open: { ...example.open, data: marked(example.open.data) },
  steps: example.steps.map((step) => ('send' in step && step.data ? { ...step, data: marked(step.data) } : step)),
})

const found = (text: string) => all.filter((mark) => text.includes(mark) || text.includes(encodeURIComponent(mark)))
const urlsIn = (text: string) => (text.match(/(?:https?:\/\/|(?:href|src|action)=")[^\s"<>）。，]+/g) ?? []).join('\n')

const logged: unknown[] = []
beforeEach(() => {
  logged.length = 0
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...line) => void logged.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
})

const examples = Object.values(procedures).flatMap(({ id, examples: of }) => of.map((example) => ({ id, example })))

describe('personal data leave a case only where they must (S7)', () => {
  test.each(examples)('$id: $example.name.en', async ({ id, example }) => {
    const engine = testEngine()
    const { log } = await runExample(engine, id, withMarks(example))
    await publishRecord(engine, recordId)
    await seal(engine)
    const { sha256 } = engine.crypto
    const ledger: string[] = []
    const source = { table: engine.table, journal: engine.journal, sha256, ledgerKey: await engine.crypto.publicKey() }
    for await (const line of exportLedger(source)) ledger.push(line)
    const payloads = await Promise.all(
      log.map(async (_row, seq) => (await followed(engine.table, { caseId, seq }, engine.clock.now())).next),
    )
    const said = found(JSON.stringify(withMarks(example).open.data))
    expect(found(JSON.stringify(log))).toEqual(expect.arrayContaining(said))
    expect({
      ledger: found(ledger.join('')),
      workflow: found(JSON.stringify(payloads)),
      published: found(JSON.stringify([...engine.published])).filter((mark) => mark !== marks.said),
      links: found(urlsIn(engine.mails.map((mail) => `${mail.text}\n${mail.html ?? ''}`).join('\n'))),
      subjects: found(engine.mails.map(({ subject }) => subject).join('\n')),
      logs: found(JSON.stringify([logged, engine.logged])),
    }).toEqual({ ledger: [], workflow: [], published: [], links: [], subjects: [], logs: [] })
  })
})

test('no address of a page, no header and no log line has anything personal, also where something fails', async () => {
  const open = site()
  const filer: Person = {
    id: 'filer',
    name: marks.name,
    email: marks.email,
    subject: sampleRecord.subject.key,
    roles: [{ role: 'applicant', unit: null }],
    conflicts: [],
  }
  const officer: Person = {
    ...filer,
    id: 'intake',
    name: '受理',
    subject: null,
    roles: [{ role: 'intake', unit: 'FGW' }],
  }
  await open.seat(filer, officer)
  await addRecord(open.engine, sampleRecord, { id: 'import', role: 'system', unit: null })
  const who = await open.visit(filer)
  const seen: string[] = []
  const note = ({ body, headers }: Awaited<ReturnType<typeof who.get>>) =>
    seen.push(urlsIn(body), JSON.stringify(headers))
  const dispute = { 'dispute.whole': 'on', 'ground.whole': 'E5', 'claimed.whole': marks.said, explanation: marks.said }
  const begun = await who.post(`/my/records/${sampleRecord.id}/object`, dispute)
  note(begun)
  const draft = /drafts\/(\w+)\//.exec(begun.headers['location'] ?? '')?.[1] ?? ''
  note(await who.post(`/my/drafts/${draft}/contact`, { ...contact, email: 'x', consentElectronic: 'on' }))
  note(await who.post(`/my/drafts/${draft}/contact`, { ...contact, consentElectronic: 'on' }))
  note(await who.get(`/my/drafts/${draft}/check`))
  note(await who.post(`/my/drafts/${draft}/submit`))
  const desk = await open.visit(officer)
  for (const path of [`/my/cases/${draft}`, `/my/cases/${draft}/receipt`, '/my/cases', '/my/data', '/account'])
    note(await who.get(path))
  for (const path of [`/desk/cases/${draft}`, '/desk', '/desk/register']) note(await desk.get(path))
  await open.settle()
  const table = { ...open.engine.table, get: async () => Promise.reject(new Error('the store is away')) }
  Object.assign(open.engine, { table })
  note(await who.post(`/my/records/${sampleRecord.id}/object`, { ...dispute, ...contact }))
  expect(found(seen.join('\n'))).toEqual([])
  const lines = JSON.stringify([logged, open.host.logged])
  expect(found(lines)).toEqual([])
  expect(lines).toContain('http.failed')
})
