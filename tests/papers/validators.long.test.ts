import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { setPaper } from '#hosts/paper/set-paper.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { workedPapers } from '#tests/support/pages/worked-papers.ts'

const room = mkdtempSync(join(tmpdir(), 'redress-papers-'))
afterAll(() => rmSync(room, { recursive: true }))
const run = promisify(execFile)
const isThere = (program: string, ask: string) =>
  run(program, [ask]).then(
    () => true,
    ({ code }) => code !== 'ENOENT',
  )
const [hasJhove, hasQpdf] = await Promise.all([isThere('jhove', '-h'), isThere('qpdf', '--version')])
if (!hasJhove || !hasQpdf) process.stderr.write('jhove or qpdf is not here (apt-get install jhove qpdf): skipped\n')

/** One of each kind and procedure, as files. */
const files = hasJhove || hasQpdf ? await printed() : []

describe('judged by programs that are not ours', () => {
  it.skipIf(!hasJhove)('JHOVE finds each well-formed, valid, tagged, and Chinese', { timeout: 300_000 }, async () => {
    const { stdout } = await run('jhove', ['-m', 'PDF-hul', ...files], { maxBuffer: 64 * 2 ** 20 })
    const lines = [/Status: (.*)/, /Profile: (.*)/, /Language: (.*)/]
    const found = stdout.split('RepresentationInformation:').slice(1)
    const told = found.map((one) => lines.map((line) => line.exec(one)?.[1] ?? 'none'))
    expect(told).toEqual(files.map(() => ['Well-Formed and valid', 'Tagged PDF', 'zh-CN']))
  })

  it.skipIf(!hasQpdf)('qpdf finds no error of syntax or stream in any', { timeout: 300_000 }, async () => {
    for (const file of files)
      expect((await run('qpdf', ['--check', file])).stdout).toContain('No syntax or stream encoding errors')
  })
})

async function printed(): Promise<readonly string[]> {
  const proof = { index: 12, size: 34, root: 'RaQqF0l3xSmZ0Yc0wWfTzIyQ0b7P2mFQ0b0cC2u9v5k=' }
  const kinds = new Map(
    (await workedPapers()).map(({ name, paper }) => [`${name.split(':')[0]}-${paper.facts.kind}`, paper]),
  )
  const paths: string[] = []
  for (const [name, paper] of kinds) {
    const sealing = { draft: false, url: 'https://xy.example', proof }
    const mark = sampleSeal.mark(paper.unit, paper.facts.by.zh)
    const pdf = await setPaper([
      paperSheet(paper, 'zh', { ...sealing, mark }),
      paperSheet(paper, 'en', { ...sealing, mark: null }),
    ])
    if (typeof pdf === 'string') throw new Error(pdf)
    const path = join(room, `${name}.pdf`)
    writeFileSync(path, pdf)
    paths.push(path)
  }
  return paths
}
