import { generateKeyPairSync, hash, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { administer, change } from '#engine/people/admin-log.ts'
import { newestNote } from '#engine/proof/cosigned.ts'
import { seal } from '#engine/proof/seal.ts'
import { rawPublicKey, verifyWith } from '#hosts/key-crypto.ts'
import { fromBase64, toBase64 } from '#ledger/bytes.ts'
import { openCheckpoint } from '#ledger/checkpoint.ts'
import { readWitnessKey } from '#ledger/cosignature.ts'
import type { NoteKey } from '#ledger/note.ts'
import { verifyConsistency } from '#ledger/tree.ts'
import { testEngine } from '#tests/support/engine.ts'
import { cosigning } from './cosign.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(hash('sha256', bytes, 'buffer'))
const name = 'witness.example/w1'

/** A witness by C2SP tlog-witness, of one log. */
async function witnessOf(log: NoteKey) {
  const { privateKey } = generateKeyPairSync('ed25519')
  const raw = rawPublicKey(privateKey)
  const id = Buffer.from(sha256(Buffer.concat([Buffer.from(`${name}\n\x04`), raw]))).subarray(0, 4)
  const key = readWitnessKey(`${name}+${id.toString('hex')}+${toBase64(Uint8Array.of(4, ...raw))}`, sha256)
  const at = {
    last: { size: 0, root: new Uint8Array(hash('sha256', '', 'buffer')) as Uint8Array },
    asked: [] as string[],
    lies: false,
  }
  const answer = (body: string): readonly [number, string] => {
    const [head = '', note = ''] = [body.slice(0, body.indexOf('\n\n')), body.slice(body.indexOf('\n\n') + 2)]
    const [first = '', ...proof] = head.split('\n')
    at.asked.push(first)
    const old = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1] ?? Number.NaN)
    const opened = openCheckpoint(note, { keys: [log], verify: verifyWith, hash: sha256 })
    if (opened.kind === 'refused') return [403, '']
    const { size, root } = opened.checkpoint
    if (!(old <= size)) return [400, '']
    if (old !== at.last.size) return [409, `${at.last.size}\n`]
    const nodes = proof.flatMap((line) => fromBase64(line) ?? [])
    if (!verifyConsistency(at.last, { size, root }, nodes, sha256)) return [422, '']
    at.last = { size, root }
    const seconds = 1_679_315_147
    const stamp = Buffer.alloc(8)
    stamp.writeBigUInt64BE(BigInt(seconds))
    const said = note.slice(0, note.lastIndexOf('\n\n') + 1)
    const signature = sign(
      null,
      Buffer.from(`cosignature/v1\ntime ${seconds + (at.lies ? 1 : 0)}\n${said}`),
      privateKey,
    )
    return [200, `— other.example AAAAAAAA\n— ${name} ${Buffer.concat([id, stamp, signature]).toString('base64')}\n`]
  }
  const server = createServer(async (request, response) => {
    const [status, said] = request.url === '/w/add-checkpoint' ? answer(await text(request)) : [404, '']
    response.writeHead(status, status === 409 ? { 'content-type': 'text/x.tlog.size' } : {}).end(said)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const place = server.address()
  if (!key || place === null || typeof place === 'string') throw new Error('no witness')
  return { at, cosigner: { key, url: `http://127.0.0.1:${place.port}/w` } }
}

async function begun() {
  const engine = testEngine()
  const actor = { id: 'test', role: 'system', unit: null } as const
  const grow = async (n: number) => {
    for (let i = 0; i < n; i += 1) await administer(engine, { actor }, 'test.acted', async () => change({}, []))
    return (await seal(engine)).checkpoint ?? ''
  }
  const first = await grow(3)
  const log = { name: /^— (\S+) /mu.exec(first)?.[1] ?? '', publicKey: await engine.crypto.publicKey() }
  return { engine, grow, log }
}

it('has each checkpoint signed by a witness, once, from the size that it signed last', async () => {
  const { engine, grow, log } = await begun()
  const { at, cosigner } = await witnessOf(log)
  const ask = cosigning(engine, [cosigner])
  await ask()
  await ask()
  const note = await newestNote(engine.table)
  expect([at.asked, note?.match(/^— /gmu)?.length]).toEqual([['old 0'], 2])
  expect(openCheckpoint(note ?? '', { keys: [log], verify: verifyWith, hash: sha256 }).kind).toBe('opened')
  await grow(300)
  expect((await newestNote(engine.table))?.match(/^— /gmu)?.length).toBe(1)
  await ask()
  expect([at.asked.at(-1), at.last.size]).toEqual(['old 3', 303])
})

it('goes on where a witness is further or behind, and takes no signature of another text', async () => {
  const { engine, grow, log } = await begun()
  const { at, cosigner } = await witnessOf(log)
  await cosigning(engine, [cosigner])()
  // As if this store were an older copy, then the witness.
  const before = at.last
  await grow(4)
  await cosigning(engine, [cosigner])()
  at.last = before
  await grow(5)
  at.lies = true
  await expect(cosigning(engine, [cosigner])()).rejects.toThrow('did not sign')
  expect(at.asked.slice(-2)).toEqual(['old 7', 'old 3'])
  at.lies = false
  await cosigning(engine, [cosigner])()
  expect((await newestNote(engine.table))?.match(/^— /gmu)?.length).toBe(2)
})

it('says which witness refused', async () => {
  const { engine, log } = await begun()
  const { cosigner } = await witnessOf({ ...log, publicKey: new Uint8Array(32).fill(9) })
  await expect(cosigning(engine, [cosigner])()).rejects.toThrow(`${name}: 403`)
})
