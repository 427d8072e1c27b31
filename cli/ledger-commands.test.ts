import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logItem, system } from '#engine/case/log-item.ts'
import { inclusionProofFor } from '#engine/proof/inclusion.ts'
import { seal } from '#engine/proof/seal.ts'
import { localCrypto } from '#hosts/local/base/crypto.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { redress } from '#tests/support/cli.ts'
import { editBodies } from '#tests/support/edit-bodies.ts'
import { testEngine } from '#tests/support/engine.ts'
import { trustOf } from './trust.ts'
import { verifyReceipt } from './verify-inclusion.ts'

let root = ''
let folder = ''
let ledger: readonly string[] = []
const copy = (name: string) => join(root, name)

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'redress-ledger-'))
  folder = copy('data')
  const store = localTable({ folder })
  const engine = {
    ...testEngine(),
    table: store.table,
    journal: store.journal,
    crypto: localCrypto(folder),
    clock: { now: () => 1_780_000_000_000 },
  }
  for (let i = 0; i < 300; i += 1) {
    const event = { type: 'test.happened', at: engine.clock.now(), actor: system, data: { i } }
    const { item } = logItem(engine, 'case', { id: `c${i}`, seq: 1 }, event, '', null)
    await engine.table.transact([{ put: item, when: 'absent' }])
    if (i % 100 === 99) await seal(engine)
  }
  writeFileSync(copy('proof.json'), JSON.stringify(await inclusionProofFor(engine, 'c123', 1)))
  store.close()
  redress(folder, ['ledger', 'export', copy('ledger.jsonl')])
  ledger = readFileSync(copy('ledger.jsonl'), 'utf8').trimEnd().split('\n')
})

afterAll(() => rmSync(root, { recursive: true }))

function changed(name: string, change: (lines: string[]) => readonly string[]) {
  writeFileSync(copy(name), `${change([...ledger]).join('\n')}\n`)
  const done = redress(folder, ['verify', copy(name), '--json'])
  return { ...done, found: JSON.parse(done.stdout) }
}

describe('redress verify', () => {
  it('finds an exported ledger intact, and says whose key it used', () => {
    const { status, found, stderr } = changed('same.jsonl', (lines) => lines)
    expect(status).toBe(0)
    expect(found).toMatchObject({ ok: true, rows: 300, sealed: 300, problems: [] })
    expect(stderr).toContain('compare it with the published one')
  })

  it('names the position and the line of a changed row', () => {
    const { status, found } = changed('bit.jsonl', (lines) =>
      lines.map((line) => (line.includes('"id":"c150"') ? line.replace('test.happened', 'test.happenef') : line)),
    )
    expect(status).toBe(1)
    const [problem] = found.problems
    expect(problem).toMatchObject({ code: 'rootMismatch', where: 'row', position: 100, detail: { from: 100, to: 200 } })
    expect(ledger[problem.line - 1]).toContain('"id":"c100"')
  })

  it('names the very row that is no entry any more', () => {
    const at = ledger.findIndex((line) => line.includes('"id":"c7"'))
    const { status, found } = changed('torn.jsonl', (lines) => lines.with(at, (lines[at] ?? '').slice(0, 40)))
    expect(status).toBe(1)
    expect(found.problems[0]).toMatchObject({ code: 'malformedRow', position: 7, line: at + 1 })
  })

  it('finds any line of the heading taken out, put in twice or moved', () => {
    const heading = ledger.findIndex((line) => line.includes('"entry"'))
    expect(heading).toBe(5)
    for (let at = 0; at < heading; at += 1) {
      const [line = '', next = ''] = ledger.slice(at)
      for (const lines of [[next], [line, line, next], [next, line]]) {
        writeFileSync(copy('heading.jsonl'), `${ledger.toSpliced(at, 2, ...lines).join('\n')}\n`)
        expect(redress(folder, ['verify', copy('heading.jsonl')]).status, `line ${at + 1}`).toBe(1)
      }
    }
  })

  it('finds a cut, a row out of place and a row added', () => {
    expect(changed('cut.jsonl', (lines) => lines.slice(0, -20)).found.problems[0]).toMatchObject({ code: 'truncated' })
    expect(changed('swap.jsonl', (lines) => lines.toSpliced(9, 2, lines[10] ?? '', lines[9] ?? '')).status).toBe(1)
    expect(changed('twice.jsonl', (lines) => lines.toSpliced(9, 0, lines[9] ?? '')).status).toBe(1)
  })

  it('needs a checkpoint kept elsewhere to see a cut that took its checkpoint and the count along, and has it', () => {
    writeFileSync(copy('kept'), redress(folder, ['ledger', 'checkpoint']).stdout)
    const cut = ledger.toSpliced(3, 2, '{"checkpoints":2}').slice(0, -100)
    writeFileSync(copy('quiet.jsonl'), `${cut.join('\n')}\n`)
    expect(redress(folder, ['verify', copy('quiet.jsonl')]).status).toBe(0)
    const done = redress(folder, ['verify', copy('quiet.jsonl'), '--checkpoint', copy('kept')])
    expect(done.status).toBe(1)
    expect(done.stderr).toMatch(/truncated/)
  })

  it('does not take another key for ours', () => {
    const other = redress(folder, ['ledger', 'key']).stdout.trim()
    expect(redress(folder, ['verify', copy('ledger.jsonl'), '--key', other]).status).toBe(0)
    const wrong = redress(folder, ['verify', copy('ledger.jsonl'), '--key', other.replace('redress/', 'redresz/')])
    expect(wrong.status).toBe(1)
  })

  it('proves one entry from its receipt alone, and refuses it changed', () => {
    const { status, stderr } = redress(copy('nowhere'), ['verify', copy('proof.json')])
    expect(status).toBe(0)
    expect(stderr).toContain('entry 1 of c123')
    const proof = JSON.parse(readFileSync(copy('proof.json'), 'utf8'))
    for (const [name, forged] of Object.entries({
      entry: { ...proof, entry: { ...proof.entry, type: 'other' } },
      index: { ...proof, index: 124 },
      path: { ...proof, proof: proof.proof.toReversed() },
      size: { ...proof, size: 299 },
      note: { ...proof, checkpoint: proof.checkpoint.replace('\n300\n', '\n301\n') },
    })) {
      const trust = trustOf(proof.key)
      expect([name, trust && verifyReceipt(forged, trust).ok]).toEqual([name, false])
    }
  })

  it('says so of a file that is neither', () => {
    writeFileSync(copy('other'), 'hello\n')
    expect(redress(folder, ['verify', copy('other')])).toMatchObject({ status: 1 })
    expect(redress(folder, ['verify', copy('other')]).stderr).toMatch(/既不是.*neither/)
  })

  it('verifies a data folder beside its writer, and sees a content changed behind its hash, or gone', () => {
    const writer = localTable({ folder })
    const sound = redress(folder, ['verify', '--data', folder, '--json'])
    writer.close()
    expect(JSON.parse(sound.stdout)).toMatchObject({ ok: true, rows: 300, sealed: 300 })
    const db = new DatabaseSync(join(folder, 'redress.db'))
    editBodies(db, 'journal', 'position = 42', (text) => text.replace('"i":42', '"i":43'))
    db.close()
    const done = redress(folder, ['verify', '--data', folder, '--json'])
    expect(done.status).toBe(1)
    const changed = { code: 'payloadChanged', position: 42 }
    expect(JSON.parse(done.stdout).problems).toMatchObject([changed])
    const taken = new DatabaseSync(join(folder, 'redress.db'))
    editBodies(taken, 'journal', 'position = 7', (text) => JSON.stringify({ ...JSON.parse(text), payload: undefined }))
    taken.close()
    const { stdout } = redress(folder, ['verify', '--data', folder, '--json'])
    expect(JSON.parse(stdout).problems).toMatchObject([changed, { code: 'contentGone', position: 7 }])
  })
})
