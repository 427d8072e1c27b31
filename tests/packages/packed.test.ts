import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'redress-packed-'))
const run = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const examples = (name: string) => join(folder, 'node_modules/@redress', name, 'examples')

/** Both packages in an empty folder, from their tarballs alone. */
beforeAll(() => {
  const pack = (name: string) => {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: join(root, 'packages', name) })
    const file = readdirSync(folder).find((one) => one.startsWith(`redress-${name}`))
    return join(folder, file ?? '')
  }
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  const peers = ['xstate', 'zod'].map((name) => join(root, 'node_modules', name))
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', pack('deadline'), pack('chart-to-asl'), ...peers)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('@redress/deadline', () => {
  test('brings its file, types, examples and vectors, and no source', () => {
    const { dependencies, peerDependencies } = packageOf('deadline')
    expect([dependencies, peerDependencies]).toEqual([undefined, undefined])
    const files = readdirSync(join(folder, 'node_modules/@redress/deadline'))
    expect(files.toSorted()).toEqual(['NOTICE', 'README.md', 'dist', 'examples', 'package.json', 'vectors.json'])
    expect(textOf('deadline', 'NOTICE')).toContain('Copyright (c) 2019 NateScarlet')
  })

  test('answers every vector as the product does', () => {
    const said = run(process.execPath, own('deadline', 'check-vectors.mjs'))
    expect(said).toMatch(/^\d{3,} replies, \d{2,} explanations, 0 differ\n$/)
  })

  test('finds a vector that differs', () => {
    const path = join(folder, 'node_modules/@redress/deadline/vectors.json')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('"end":"2018-02-1', '"end":"2018-03-1'))
    try {
      expect(() => run(process.execPath, own('deadline', 'check-vectors.mjs'))).toThrow(/gave/)
    } finally {
      writeFileSync(path, text)
    }
  })

  test('runs its examples', () => {
    expect(run(process.execPath, own('deadline', 'due-day.mjs'))).toMatch(/^2026-09-30 firm\n/)
    expect(run(process.execPath, own('deadline', 'own-calendar.mjs'))).toMatch(/^2026-06-15\n/)
  })

  test('does as its README says', () => {
    const [, code = ''] = /```js\n(.*?)```/s.exec(textOf('deadline', 'README.md')) ?? []
    const [, , told] = /^(deadline\(.*\))\n\/\/ (.*)$/m.exec(code) ?? []
    const path = join(folder, 'due.mjs')
    writeFileSync(path, code.replace(/^(deadline\(.*\))$/m, 'console.log($1)'))
    expect(run(process.execPath, path)).toBe(`${told}\n`)
  })

  test('is bundled for browsers, and answers every vector with the language alone', async () => {
    const contents = `import { chinaCalendar, deadlineLine, replyText } from '@redress/deadline'
import { replies } from '@redress/deadline/vectors.json'
globalThis.differ = replies.filter(
  ({ ask, reply }) => replyText(deadlineLine(JSON.stringify(ask), chinaCalendar)) !== JSON.stringify(reply),
).length
globalThis.tried = replies.length`
    const { outputFiles, metafile } = await build({
      stdin: { contents, resolveDir: folder },
      ...{ bundle: true, platform: 'browser', format: 'iife', write: false, metafile: true, logLevel: 'silent' },
    })
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
    // Neither Node's names nor a page's are there.
    const said = runInNewContext(`${outputFiles[0]?.text}; [tried > 400, differ, typeof process, typeof URL].join()`)
    expect(said).toBe('true,0,undefined,undefined')
  })
})

test('@redress/chart-to-asl runs its example: a chart compiled, checked and drawn', () => {
  const said = run(process.execPath, own('chart-to-asl', 'leave-request.mjs'))
  expect(said).toMatch(/^\[\]\n\{/)
  expect(said).toContain('"Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken"')
  expect(said).toContain('\n[]\nstateDiagram-v2\n')
})

// A method newer than Node 20 fails the packing.
test.each(['deadline', 'chart-to-asl'])('%s is compiled against what its oldest Node has', (name) => {
  const { lib, types } = JSON.parse(readFileSync(join(root, 'packages', name, 'tsconfig.json'), 'utf8')).compilerOptions
  expect([packageOf(name).engines, lib, types]).toEqual([{ node: '>=20' }, ['es2023'], []])
})

test('the types of both are read by strict TypeScript without Node’s', () => {
  writeFileSync(
    join(folder, 'typed.ts'),
    `import { chartToAsl, type Asl, type AslTargets } from '@redress/chart-to-asl'
import { chinaCalendar, type Deadline, deadline } from '@redress/deadline'
import { createMachine } from 'xstate'
export const due: Deadline = deadline({ unit: 'workingDays', n: 3, as: 'act' }, '2026-09-24', chinaCalendar)
export const asl = (targets: AslTargets): Asl => chartToAsl(createMachine({}), 'wait', targets)
// @ts-expect-error: no such unit
deadline({ unit: 'fortnights', n: 1, as: 'act' }, '2026-09-24', chinaCalendar)
`,
  )
  const options = '--strict --noEmit --module nodenext --target es2024 --lib es2024,dom --skipLibCheck'.split(' ')
  const tsc = join(root, 'node_modules/.bin/tsc')
  expect(run(tsc, ...options, 'typed.ts')).toBe('')
})

const textOf = (name: string, file: string) => readFileSync(join(folder, 'node_modules/@redress', name, file), 'utf8')
const packageOf = (name: string) => JSON.parse(textOf(name, 'package.json'))

/** An example, as a program of the folder's own. */
function own(name: string, example: string): string {
  const copy = join(folder, `${name}-${example}`)
  cpSync(join(examples(name), example), copy)
  return copy
}
