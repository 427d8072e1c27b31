import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey, evidenceFolder } from '#engine/store/keys.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { contact, firm, objection } from '#tests/http/firm-objects.ts'
import { site, type Visitor } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { inOrders, ordersOf } from './schedule.ts'

type Turn = <T>(call: () => Promise<T>) => Promise<T>
const atOnce: Turn = (call) => call()

/** Site with a draft; its calls wait for `turn`. */
async function prepared() {
  let turn = atOnce
  const open = site({
    host: ({ table, files }) => ({
      table: {
        get: (key) => turn(() => table.get(key)),
        query: (query) => turn(() => table.query(query)),
        transact: (writes) => turn(() => table.transact(writes)),
      },
      files: {
        ...files,
        list: (prefix) => turn(() => files.list(prefix)),
        copy: (from, to) => turn(() => files.copy(from, to)),
        remove: (key) => turn(() => files.remove(key)),
      },
    }),
  })
  await open.seat(firm)
  const record = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record }, { id: 'import', role: 'system', unit: null })
  const [phone, desk] = [await open.visit(firm), await open.visit(firm)]
  const { headers } = await phone.post(`/my/records/${record}/object`, objection)
  const draft = /drafts\/(\w+)\//.exec(headers['location'] ?? '')?.[1] ?? ''
  for (const name of ['a', 'b']) {
    const key = `${evidenceFolder(draft)}${name}`
    await open.host.files.receive({ key, name: `${name}.pdf`, bytes: samples.pdf, receivedAt: 0 })
  }
  await phone.post(`/my/drafts/${draft}/contact`, contact)
  const submit = (from: Visitor) => () => from.post(`/my/drafts/${draft}/submit`)
  const inOrder = (scheduler: fc.Scheduler, ...runs: (() => Promise<unknown>)[]) => {
    turn = async (call) => {
      await scheduler.schedule(Promise.resolve())
      return call()
    }
    return scheduler.waitFor(Promise.all(runs.map((run) => run()))).finally(() => {
      turn = atOnce
    })
  }
  return { open, draft, phone, desk, submit, inOrder }
}

/** Names of filed evidence, each there; null: no case. */
async function evidenceOf({ open, draft }: Awaited<ReturnType<typeof prepared>>): Promise<readonly string[] | null> {
  const item = await open.engine.table.get(caseKey(draft))
  if (!item) return null
  const file = caseFile(item)
  const { evidence } = open.engine.procedures[file.procedure]?.pages.show(file.data) ?? { evidence: [] }
  for (const { key } of evidence) expect(await open.engine.files.stat(key), `${key} is named and gone`).toBeDefined()
  return evidence.map(({ name }) => name)
}

const everyOrder = (run: (scheduler: fc.Scheduler) => Promise<void>) =>
  inOrders(fc.asyncProperty(fc.scheduler(), run), ordersOf(30))

test('a file taken off in one window while the other files: what the case names is there', () =>
  everyOrder(async (scheduler) => {
    const one = await prepared()
    const key = `${evidenceFolder(one.draft)}a`
    await one.inOrder(scheduler, one.submit(one.phone), () =>
      one.desk.post(`/my/drafts/${one.draft}/remove-file`, { key }),
    )
    expect(await evidenceOf(one)).toEqual((await one.open.engine.files.stat(key)) ? ['a.pdf', 'b.pdf'] : ['b.pdf'])
  }))

test('a draft discarded in one window while the other files: all of it or nothing', () =>
  everyOrder(async (scheduler) => {
    const one = await prepared()
    await one.inOrder(scheduler, one.submit(one.phone), () => one.desk.post(`/my/drafts/${one.draft}/discard`))
    expect([null, ['a.pdf', 'b.pdf']]).toContainEqual(await evidenceOf(one))
  }))

test('filed from two windows at once, it is one case, and both get its receipt', () =>
  everyOrder(async (scheduler) => {
    const one = await prepared()
    const answers = (await one.inOrder(scheduler, one.submit(one.phone), one.submit(one.desk))) as {
      readonly headers: Readonly<Record<string, string>>
    }[]
    const receipt = `/my/cases/${one.draft}/receipt`
    expect(answers.map(({ headers }) => headers['location'])).toEqual([receipt, receipt])
    expect(await evidenceOf(one)).toEqual(['a.pdf', 'b.pdf'])
  }))
