import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeLedger } from '#cli/judge-ledger.ts'
import { readLedgerFile } from '#cli/ledger-file.ts'
import { trustOf } from '#cli/trust.ts'
import { logItem, system } from '#engine/case/log-item.ts'
import { seal } from '#engine/proof/seal.ts'
import { startEpoch } from '#engine/proof/start-epoch.ts'
import { exportLedger } from '#engine/run/export-ledger.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { canonical } from '#ledger/canonical.ts'
import { contentErased, type Erasure } from '#ledger/erasure.ts'
import { testEngine } from '#tests/support/engine.ts'

const script = new URL('verify_ledger.py', import.meta.url).pathname
const hasPython = spawnSync('python3', ['--version']).status === 0

/** Exported ledgers under two programs without common code. */
export function twoVerifiers(mutations: number): void {
  describe.skipIf(!hasPython)('two verifiers that share no code (the second needs python3)', () => {
    let folder = ''
    let ledger: readonly string[] = []
    let contents: ReadonlyMap<string, unknown>
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'redress-two-'))
      ;({ ledger, contents } = await exported())
    })
    afterAll(() => rmSync(folder, { recursive: true }))

    const verdicts = async (files: readonly string[]) => {
      const paths = files.map((text, i) => {
        const path = join(folder, `${i}.jsonl`)
        writeFileSync(path, text)
        return path
      })
      return { ours: await Promise.all(paths.map(ours)), theirs: theirs(paths) }
    }

    it('find a ledger of two epochs sound, and one of nothing', async () => {
      const empty = [...ledger.slice(0, 1), '{"checkpoints":0}']
      const files = [ledger, empty].map(joined)
      expect(await verdicts(files)).toEqual({ ours: [true, true], theirs: [true, true] })
    })

    it('miss any checkpoint that was taken out with the count lowered', async () => {
      const notes = ledger.filter((line) => line.startsWith('{"checkpoint":'))
      expect(notes.length).toBeGreaterThan(5)
      const files = notes.map((_, out) => {
        const rest = ledger.toSpliced(1 + out, 1)
        return joined(rest.with(notes.length, `{"checkpoints":${notes.length - 1}}`))
      })
      const none = notes.map(() => false)
      expect(await verdicts(files)).toEqual({ ours: none, theirs: none })
    })

    it(`find each of ${mutations} changes of the file`, async () => {
      const files = Array.from({ length: mutations }, (_, i) => joined(mutated(ledger, i)))
      const none = files.map(() => false)
      expect(await verdicts(files)).toEqual({ ours: none, theirs: none })
    })

    it('judge contents alike, whatever their names and numbers, and find a changed one', async () => {
      const rows = ledger.map((line) => {
        const { entry }: { readonly entry?: { readonly id: string } } = JSON.parse(line)
        const payload = entry && contents.get(entry.id)
        return payload ? canonical({ entry, payload }) : line
      })
      const changed = rows.map((line) => line.replace('"e":1e-7', '"e":1e-8'))
      expect(changed).not.toEqual(rows)
      expect(await verdicts([rows, changed].map(joined))).toEqual({ ours: [true, false], theirs: [true, false] })
    })

    it('find content that was taken away from any one entry while others have theirs', async () => {
      const rows = ledger.map((line) => {
        const { entry }: { readonly entry?: { readonly id: string } } = JSON.parse(line)
        return entry ? canonical({ entry, payload: contents.get(entry.id) }) : line
      })
      const entries = rows.flatMap((line, at) => (line.startsWith('{"entry":') ? [at] : []))
      const gone = [entries[0], entries[40], entries.at(-1)].map((at = 0) => rows.with(at, ledger[at] ?? ''))
      expect(await verdicts([rows, ...gone].map(joined))).toEqual({
        ours: [true, false, false, false],
        theirs: [true, false, false, false],
      })
    })

    it('take contents that an entry says were erased, and find those of which none does', async () => {
      const { ledger, contents } = await exported(async (write) => {
        await write({ id: 'c3', entries: 1 })
      })
      const without = (...ids: readonly string[]) =>
        joined(
          ledger.map((line) => {
            const { entry }: { readonly entry?: { readonly id: string } } = JSON.parse(line)
            return entry
              ? canonical({ entry, ...(!ids.includes(entry.id) && { payload: contents.get(entry.id) }) })
              : line
          }),
        )
      const verdict = [true, true, false, false]
      const files = [without(), without('c3'), without('c3', 'c4'), without('c3', 'area')]
      expect(await verdicts(files)).toEqual({ ours: verdict, theirs: verdict })
    })

    it('judge the ledger of the specification alike', async () => {
      const text = readFileSync(new URL('../../docs/ledger.md', import.meta.url), 'utf8')
      const [, sample = ''] = /```json-lines\n([\s\S]+?)```/.exec(text) ?? []
      expect(sample.split('\n').length).toBeGreaterThan(5)
      expect(await verdicts([sample])).toEqual({ ours: [true], theirs: [true] })
    })
  })
}

const joined = (lines: readonly string[]) => `${lines.join('\n')}\n`

async function ours(path: string): Promise<boolean> {
  const file = await readLedgerFile(path)
  const trust = file?.key ? trustOf(file.key) : undefined
  return file !== undefined && trust !== undefined && (await judgeLedger(file, [], trust)).ok
}

function theirs(paths: readonly string[]): readonly boolean[] {
  const { stdout, stderr } = spawnSync('python3', [script, ...paths], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.startsWith('ok '))
}

/** Names whose order differs by UTF-16, and numbers of every form. */
const odd = {
  ...{ '（': 1, 𠀀: 2, e: 1e-7, big: 1e21, near: 123456789012345680000, tenth: 0.1, small: 0.000001, minus: -1.5e-10 },
  ...{ most: Number.MAX_VALUE, least: 5e-324, whole: 2 ** 53, '\u2028': '\u2028\u007f' },
}

/** Several seals, a restore, a clock set back, escaped words. */
async function exported(more?: (erase: (said: Erasure) => Promise<void>) => Promise<void>) {
  const made = testEngine()
  let now = 1_780_000_000_000
  const engine = { ...made, clock: { now: () => now } }
  let n = 0
  const write = async (count: number) => {
    for (const end = n + count; n < end; n += 1) {
      const event = {
        type: `test.${n % 3 ? 'happened' : '发生\u007f"\\\u0001'}`,
        at: now,
        actor: system,
        data: { n, ...odd },
      }
      const { item } = logItem(engine, 'case', { id: `c${n}`, seq: 1 }, event, '', null)
      await engine.table.transact([{ put: item, when: 'absent' }])
    }
  }
  for (const count of [3, 1, 260, 7]) {
    await write(count)
    await seal(engine)
    now += count === 1 ? -3_600_000 : 60_000
  }
  await startEpoch(engine, now)
  for (const count of [0, 5, 40]) {
    await write(count)
    await seal(engine)
  }
  await more?.(async (said) => {
    const event = { type: contentErased, at: now, actor: system, data: { ...said } }
    const { item } = logItem(engine, 'admin', { id: 'area', seq: 1, procedure: 'admin' }, event, '', null)
    await engine.table.transact([{ put: item, when: 'absent' }])
    await seal(engine)
  })
  await write(2)
  const source = { ...engine, sha256: engine.crypto.sha256, ledgerKey: await engine.crypto.publicKey() }
  const lines: string[] = []
  for await (const text of exportLedger(source)) lines.push(...text.trimEnd().split('\n'))
  const all = await engine.journal.since(-1, 1000)
  const contents = new Map(all.map(({ item }) => [entryOf(item).id, Object(item.body).payload]))
  return { ledger: lines, contents }
}

/** Change of the i-th kind at a moving place, each different. */
function mutated(ledger: readonly string[], i: number): readonly string[] {
  const at = (i * 53) % ledger.length
  const line = ledger[at] ?? ''
  const next = (at + 1) % ledger.length
  const kinds: readonly (() => readonly string[])[] = [
    () => ledger.with(at, bitOf(line, i)),
    () => ledger.toSpliced(at, 1),
    () => ledger.toSpliced(at, 0, line),
    () => ledger.with(at, ledger[next] ?? '').with(next, line),
    () => ledger.with(at, ` ${line}`),
    () => ledger.slice(0, Math.max(1, at)),
    () => ledger.with(at, line.slice(0, -1)),
  ]
  return kinds[i % kinds.length]?.() ?? []
}

/** Another character that JSON accepts, amid the line. */
function bitOf(line: string, i: number): string {
  const at = 12 + (i % Math.max(1, line.length - 14))
  const other = line[at] === '0' ? '1' : '0'
  return line.slice(0, at) + other + line.slice(at + 1)
}
