import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const cli = fileURLToPath(new URL('redress.ts', import.meta.url))

function identify(input: string) {
  const run = spawnSync(process.execPath, [cli, 'identify'], { input, encoding: 'utf8', maxBuffer: 64_000_000 })
  const found = run.stdout
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  return { status: run.status, found, err: run.stderr }
}

describe('redress identify', () => {
  it('answers each line in order, and exits 0 whatever is in them', () => {
    const input =
      '\uFEFF91445300MA62560110\n\n 44530219900307001x\r\n91430681XXXXXXXXXX\n19437573-1\n"},{"\n124403004558588048'
    const { status, found, err } = identify(input)
    expect(found).toEqual([
      { code: '91445300MA62560110', kind: 'uscc', valid: true, reason: null },
      { code: '', kind: null, valid: false, reason: expect.stringMatching(/^length: /) },
      { code: '44530219900307001x', kind: 'ric', valid: true, reason: null },
      { code: '91430681XXXXXXXXXX', kind: 'uscc', valid: false, reason: expect.stringMatching(/^masked: /) },
      { code: '19437573-1', kind: 'orgcode', valid: true, reason: null },
      { code: '"},{"', kind: null, valid: false, reason: expect.stringMatching(/^length: /) },
      { code: '124403004558588048', kind: 'uscc', valid: false, reason: expect.stringMatching(/^checksum: .*9/) },
    ])
    expect(status).toBe(0)
    expect(err).toContain('7 read, 4 invalid')
  })

  it('reads nothing as nothing', () => {
    expect(identify('')).toMatchObject({ status: 0, found: [] })
  })

  it('loses no line of many', () => {
    const { status, found } = identify('91445300MA62560110\n'.repeat(50_000))
    expect(found).toHaveLength(50_000)
    expect(found.every(({ valid }) => valid)).toBe(true)
    expect(status).toBe(0)
  })

  it('ends quietly where whoever reads along has seen enough', async () => {
    const child = spawn(process.execPath, [cli, 'identify'], { stdio: ['pipe', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
    })
    child.stdin.on('error', () => {})
    child.stdin.end('91445302735018834C\n'.repeat(100_000))
    child.stdout.once('data', () => child.stdout.destroy())
    const [status] = await once(child, 'exit')
    expect([status, said]).toEqual([0, ''])
  })
})
