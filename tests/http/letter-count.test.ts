import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import { commit, open as file } from '#engine/begin/commit.ts'
import type { Paper } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { seal } from '#engine/proof/seal.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { addDays } from '#law/day.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { checkProof, type SealingProof } from '#web/count/check-proof.ts'
import { type LimitToCount, recount } from '#web/count/recount.ts'
import { sha256 } from '#web/count/sha256.ts'
import { examples } from '#workflows/objection/examples.ts'
import { bundleCount } from '../../scripts/bundle-count.mjs'
import { type Site, site } from './site.ts'

type Counted = {
  readonly limits: readonly LimitToCount[]
  readonly calendar: Parameters<typeof recount>[1]
  readonly sha256: string
  readonly proof: SealingProof
}

const filer = { id: 'filer', role: 'applicant', unit: null } as const
const head = { id: 'hj-head', role: 'head', unit: 'HJ' } as const
let open: Site
let paper: Paper
let page = ''
let data: Counted

beforeAll(async () => {
  open = site()
  const { engine } = open
  const record = newId(engine.crypto)
  await addRecord(engine, { ...sampleRecord, id: record }, { id: 'import', role: 'system', unit: null })
  const id = newId(engine.crypto)
  const { key: subject } = sampleRecord.subject
  const filed = examples[0]?.open.data
  await file(engine, { id, procedure: 'objection', actor: filer, recordId: record, subject, data: filed })
  const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  await commit(engine, id, { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } })
  const paused = { cause: 'appraisal', reason: '鉴定', expectedEnd: '2026-09-30' }
  await commit(engine, id, { type: 'head.paused', actor: head, data: paused })
  await open.settle()
  await seal(engine)
  const all = (await papersOf(engine.table, id)).map(paperOf)
  const found = all.find((one) => one.file !== null && one.toUnit === null && one.facts.clocks.length > 0)
  if (!found) throw new Error('no letter with a limit was sealed')
  paper = found
  page = (await open.ask({ path: `/t/${paper.verify.number}?c=${paper.verify.code}` })).body
  data = JSON.parse(
    page
      .match(/data-count="([^"]*)"/)?.[1]
      ?.replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&') ?? '{}',
  )
})

it('shows, without a script, each limit of a letter day by day, with article, pause and party', () => {
  for (const told of ['期限怎样算', '起算日，不计入', '条', '休息日，不计', '尚未恢复', '责任方：', 'data-limit='])
    expect([told, page.includes(told)]).toEqual([told, true])
  expect(page).toContain('src="/count.js"')
})

it('counts each limit again to the day of the server, and from another start or pause to another', () => {
  expect(data.limits.length).toBeGreaterThan(0)
  expect(recount(data.limits, data.calendar).map(({ same }) => same)).toEqual(data.limits.map(() => true))
  const later = data.limits.map((one) => ({ ...one, start: addDays(one.start, 7) }))
  expect(recount(later, data.calendar).map(({ same }) => same)).toEqual(data.limits.map(() => false))
})

it('proves from the page alone that the file stands in the signed log, and refutes what was changed', async () => {
  const { proof, sha256: fingerprint } = data
  expect(paper.file?.sha256).toBe(fingerprint)
  expect(await checkProof(proof, fingerprint)).toBe('proven')
  const other = 'f'.repeat(64)
  const payload = { ...proof.payload, data: { event: { sha256: other } } }
  for (const [tampered, says] of [
    [proof, other],
    [{ ...proof, payload }, other],
    [{ ...proof, index: proof.index + 1 }, fingerprint],
    [{ ...proof, entry: { ...proof.entry, at: 1 } }, fingerprint],
    [{ ...proof, checkpoint: proof.checkpoint.replace(/\n\d+\n/, `\n${proof.size + 1}\n`) }, fingerprint],
    [{ ...proof, checkpoint: proof.checkpoint.replace(/.{6}\n$/, 'AAAA==\n') }, fingerprint],
  ] as const)
    expect(await checkProof(tampered, says)).toBe('refuted')
})

it('says nothing of a person, and nothing to whoever has a wrong code', async () => {
  const { subject } = sampleRecord
  for (const secret of [subject.name, subject.key, '鉴定', '张三', 'applicant@example.com'])
    expect([secret, page.includes(secret)]).toEqual([secret, false])
  expect(page).toContain('content="noindex, noarchive"')
  const wrong = await open.ask({ path: `/t/${paper.verify.number}?c=AAAAAAAA` })
  expect([wrong.status, wrong.body.includes('data-count')]).toEqual([404, false])
})

it('weighs at most 40 KB with all that the page needs, so that a slow telephone has it', async () => {
  const files = ['style.css', 'a.js'].map((name) => readFileSync(new URL(`../../web/${name}`, import.meta.url)))
  const parts = [Buffer.from(page), await bundleCount(), ...files].map((one) => gzipSync(one).length)
  expect(parts.reduce((sum, one) => sum + one)).toBeLessThan(40 * 1024)
  expect(parts[0]).toBeLessThan(20 * 1024)
})

it('hashes as every program does, whatever the length', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000])
    expect(sha256(new Uint8Array(length).fill(length))).toEqual(
      new Uint8Array(createHash('sha256').update(new Uint8Array(length).fill(length)).digest()),
    )
})
