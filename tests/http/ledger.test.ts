import { createHash, createPublicKey, verify } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import type { Inclusion } from '#engine/proof/inclusion.ts'
import { seal } from '#engine/proof/seal.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { fromBase64 } from '#ledger/bytes.ts'
import { openCheckpoint } from '#ledger/checkpoint.ts'
import { entryHash } from '#ledger/entry.ts'
import { readKey } from '#ledger/note.ts'
import { verifyInclusion } from '#ledger/tree.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { gatewayEvent, type Site, site } from './site.ts'

const hash = (...bytes: Uint8Array[]) => new Uint8Array(createHash('sha256').update(Buffer.concat(bytes)).digest())
const firm: Person = {
  ...{ id: 'firm', name: 'firm', email: 'firm@example.com', subject: sampleRecord.subject.key, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
}
const auditor: Person = { ...firm, id: 'auditor', subject: null, roles: [{ role: 'auditor', unit: null }] }
let open: Site
let before: Awaited<ReturnType<Site['ask']>>[]

beforeAll(async () => {
  open = site()
  await open.seat(firm, auditor)
  before = [
    await open.ask({ path: '/audit' }),
    await open.ask({ path: '/checkpoint' }),
    await open.ask({ path: '/key' }),
  ]
  const record = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id: record }, { id: 'import', role: 'system', unit: null })
  const who = await open.visit(firm)
  const disputed = { 'dispute.CF_SY': 'on', 'ground.CF_SY': 'E2', 'claimed.CF_SY': '已覆盖', explanation: '不一致' }
  const contact = (await who.post(`/my/records/${record}/object`, disputed)).headers['location']?.replace(
    /\w+$/,
    'contact',
  )
  const reach = { email: 'post@example.com', phone: '13800000000', address: '世纪大道1号', consentElectronic: 'on' }
  await who.post(contact ?? '', { name: '张三', ...reach })
  await who.post(contact?.replace('contact', 'submit') ?? '')
  await open.settle()
  await seal(open.engine)
})

/** What anybody is given, without signing in. */
const given = async (path: string) => {
  const reply = await open.ask({ path })
  return [reply.status, reply.body] as const
}
async function bytesOf(path: string): Promise<Buffer> {
  const { body, isBase64Encoded } = await open.answer(gatewayEvent({ path }, 0), Object())
  return Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8')
}

/** Root over leaf hashes, RFC 6962 2.1. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (leaves.length < 2) return only ?? hash()
  const left = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return hash(Uint8Array.of(1), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)))
}

async function opened(note: string) {
  const key = readKey((await given('/key'))[1].trim(), hash)
  if (!key) throw new Error('no key')
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.publicKey])
  const own = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const read = openCheckpoint(note, { keys: [key], hash, verify: (_, text, mark) => verify(null, text, own, mark) })
  if (read.kind === 'refused') throw new Error(read.refusal)
  return read.checkpoint
}

it('gives anybody the checkpoint, the key, and tiles of which the root is the one signed', async () => {
  expect(before.map(({ status }) => status)).toEqual([200, 404, 404])
  expect(before[0]?.body).toContain('还没有签过检查点')
  const [status, note] = await given('/checkpoint')
  const { size, root } = await opened(note)
  expect([status, size > 3]).toEqual([200, true])
  const tile = await bytesOf(`/tile/0/000.p/${size}`)
  const leaves = Array.from({ length: size }, (_, i) => new Uint8Array(tile.subarray(32 * i, 32 * i + 32)))
  expect(Buffer.from(rootOf(leaves)).equals(root)).toBe(true)
  for (const path of ['/tile/0/000', `/tile/0/000.p/${size + 1}`, '/tile/0/001', '/tile/9/000', '/tile/0/x000/0000'])
    expect([path, (await given(path))[0]]).toEqual([path, 404])
})

it('says in both languages how anybody checks, and shows the auditor their own page', async () => {
  for (const [path, says] of [
    ['/audit', '现在：自己存一份'],
    ['/en/audit', 'Now: keep one yourself'],
  ] as const)
    expect((await given(path))[1]).toContain(says)
  const page = (await (await open.visit(auditor)).get('/audit')).body
  expect([page.includes('name="number"'), page.includes('现在：自己存一份')]).toEqual([true, false])
})

it('gives whoever has a letter the proof of its entry, linked from the page that verifies it', async () => {
  const row = (await open.engine.journal.since(-1, 1000)).find(({ item }) => item.pk.startsWith('case#'))
  const papers = (await papersOf(open.engine.table, row?.item.pk.slice(5) ?? '')).map(paperOf)
  const paper = papers.find(({ file }) => file !== null)
  if (!paper) throw new Error('no letter was sealed')
  const { number, code } = paper.verify
  const [, page] = await given(`/t/${number}?c=${code}`)
  expect(page).toContain(`/t/${number}/proof?c=${code}`)
  const [status, text] = await given(`/t/${number}/proof?c=${code}`)
  const proof: Inclusion = JSON.parse(text)
  const { root, size } = await opened(proof.checkpoint)
  const claim = { leaf: entryHash(proof.entry, hash), index: proof.index, size, root }
  const hashes = proof.proof.map(fromBase64).filter((one) => one !== undefined)
  expect([status, proof.entry.id, verifyInclusion(claim, hashes, hash)]).toEqual([200, paper.caseId, true])
  expect((await given(`/t/${number}/proof?c=AAAAAAAA`))[0]).toBe(404)
})
