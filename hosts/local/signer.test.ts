import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { administer, change } from '#engine/people/admin-log.ts'
import { seal } from '#engine/proof/seal.ts'
import { startEpoch } from '#engine/proof/start-epoch.ts'
import { sweep } from '#engine/run/wake.ts'
import { caseKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { verifyWith } from '#hosts/key-crypto.ts'
import { openCheckpoint } from '#ledger/checkpoint.ts'
import { folder } from '#tests/contract/folder.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, prepare } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { remoteSigner } from './remote-signer.ts'
import { serveSigner } from './signer.ts'
import { ledgerKeyOf } from './store/reader.ts'

const actor = { id: 'test', role: 'system', unit: null } as const

async function signed() {
  const place = await folder()
  const [own, socket] = [join(place.path, 'signer'), join(place.path, 's')]
  let stop: () => Promise<void> = await serveSigner(own, socket)
  onTestFinished(async () => {
    await stop()
    await place.remove()
  })
  const plain = testEngine()
  const { sha256 } = plain.crypto
  const withSigner = (journal = plain.journal) => ({
    ...{ ...plain, journal },
    crypto: { ...plain.crypto, ...remoteSigner(socket, { folder: place.path, journal, sha256 }) },
  })
  return {
    ...{ place, own, plain, withSigner, engine: withSigner() },
    act: () => administer(plain, { actor }, 'test.acted', async () => change({}, [])),
    async silence() {
      await stop()
      stop = async () => {}
    },
    async restart() {
      await stop()
      stop = await serveSigner(own, socket)
    },
  }
}

it('signs what extends the last, also after a restart of its own, with a key that its user alone reads', async () => {
  const { place, own, plain, engine, act, restart } = await signed()
  for (const _ of [1, 2, 3]) {
    await act()
    const { checkpoint } = await seal(engine)
    const publicKey = await engine.crypto.publicKey()
    const name = /^— (\S+) /mu.exec(checkpoint ?? '')?.[1] ?? ''
    const trust = { keys: [{ name, publicKey }], verify: verifyWith, hash: plain.crypto.sha256 }
    expect(openCheckpoint(checkpoint ?? '', trust).kind).toBe('opened')
    await restart()
  }
  expect(statSync(join(own, 'keys', 'ledger.hex')).mode & 0o777).toBe(0o600)
  expect(existsSync(join(place.path, 'keys', 'ledger.hex'))).toBe(false)
  expect(ledgerKeyOf(place.path)).toEqual(await engine.crypto.publicKey())
})

it('refuses another tree, a shorter one and a new epoch, and goes on with the true one', async () => {
  const { own, plain, engine, withSigner, act } = await signed()
  for (const _ of [1, 2]) await act()
  await seal(engine)
  await act()
  const kept = readFileSync(join(own, 'signed.json'), 'utf8')
  const forged = testEngine()
  for (const _ of [1, 2, 3, 4])
    await administer(forged, { actor }, 'test.other', async () => change({ another: 'log' }, []))
  const other = { ...withSigner(forged.journal), table: forged.table, deployment: plain.deployment }
  await expect(seal(other)).rejects.toThrow(/otherLedger|notExtended/)
  expect(readFileSync(join(own, 'signed.json'), 'utf8')).toBe(kept)
  expect((await seal(engine)).size).toBe(3)
  await startEpoch(plain, plain.clock.now())
  await expect(seal(engine)).rejects.toThrow('otherLedger')
  renameSync(join(own, 'signed.json'), join(own, 'signed-before.json'))
  expect((await seal(engine)).size).toBe(3)
  expect(existsSync(join(own, 'signed.json'))).toBe(true)
})

it('while it is silent holds up letters that bring a paper, and nothing else; they go once it answers', async () => {
  const { plain, engine, silence, restart } = await signed()
  const [example] = objection.examples
  if (!example) throw new Error('no example')
  await silence()
  await prepare(engine, 'objection', example).catch(() => {})
  const letters = async () =>
    (await readAll(engine.table, { index: 'main', pk: caseKey(caseId).pk, prefix: 'mail#' })).map(letterOf)
  const byState = async () => Map.groupBy(await letters(), ({ state }) => state)
  expect((await byState()).get('waiting')?.map(({ notice, lastReason }) => [notice, lastReason?.slice(0, 23)])).toEqual(
    [['receipt', 'its paper is not sealed']],
  )
  expect((await byState()).get('accepted')?.map(({ notice }) => notice)).toContain('task')
  await restart()
  plain.setClock(engine.clock.now() + 120_000)
  await sweep(engine, async () => {})
  expect((await byState()).get('waiting')).toBeUndefined()
})
