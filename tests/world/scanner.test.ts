import { expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord } from '#engine/register/register.ts'
import { caseKey } from '#engine/store/keys.ts'
import { memoryFiles } from '#hosts/memory/files.ts'
import { people } from '#tests/authz/people.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { site } from '#tests/http/site.ts'
import { recordId, sampleRecord } from '#tests/support/run-example.ts'
import { named } from './town.ts'

/** First upload form, as a browser sends it. */
const fieldsOf = (page: string) =>
  Object.fromEntries(
    [...(/<form[^>]*memory:upload.*?<\/form>/s.exec(page)?.[0] ?? '').matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )

test('without a scanner that answers an upload says that it waits and why, is filed all the same, and opens once it was scanned', async () => {
  let verdict: 'unavailable' | 'clean' = 'unavailable'
  const open = site({
    host: ({ crypto, clock }) => ({ files: memoryFiles({ crypto, clock, scanner: { scan: async () => verdict } }) }),
  })
  await open.seat(...people)
  await addRecord(open.engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  const filer = await open.visit(named('filer'))
  const disputed = {
    'dispute.CF_NR_FK': 'on',
    'ground.CF_NR_FK': 'E2',
    'claimed.CF_NR_FK': '0.55',
    explanation: '不符',
  }
  const begun = await filer.post(`/my/records/${recordId}/object`, disputed)
  const draft = /drafts\/(\w+)\//.exec(begun.headers['location'] ?? '')?.[1] ?? ''
  const evidence = `/my/drafts/${draft}/evidence`
  const back = await open.host.files.upload(fieldsOf((await filer.get(evidence)).body), {
    name: '决定书.pdf',
    bytes: samples.pdf,
  })
  expect(back).toContain('key=')
  const waits = '等待安全检查，暂不能打开'
  expect((await filer.get(evidence)).body).toContain(waits)
  const contact = { name: '张三', email: 'a@example.com', phone: '0766-0000000', consentElectronic: 'on' }
  await filer.post(`/my/drafts/${draft}/contact`, contact)
  expect((await filer.get(`/my/drafts/${draft}/check`)).body).toContain('决定书.pdf')
  expect((await filer.post(`/my/drafts/${draft}/submit`)).status).toBe(303)

  const item = await open.engine.table.get(caseKey(draft))
  const [file] = await open.engine.files.list(`case/${draft}/`)
  expect(item && caseFile(item).data).toMatchObject({ evidence: [{ key: file?.key, sha256: file?.sha256 }] })
  const intake = await open.visit(named('intake'))
  const opened = (who: typeof filer) => who.get(`/files/${file?.key}`)
  for (const [who, path] of [
    [filer, `/my/cases/${draft}`],
    [intake, `/desk/cases/${draft}`],
  ] as const) {
    expect((await who.get(path)).body).toContain(waits)
    expect((await opened(who)).status).toBe(404)
  }
  verdict = 'clean'
  await open.engine.files.rescan()
  for (const who of [filer, intake]) expect([302, 303, 200]).toContain((await opened(who)).status)
  expect((await intake.get(`/desk/cases/${draft}`)).body).not.toContain(waits)
})
