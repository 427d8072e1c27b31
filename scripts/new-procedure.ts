import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { named, skeletonFiles, withImport, withRow } from './procedure-skeleton.ts'

// npm run new-procedure NAME [中文名]: a procedure that passes the suites, to be filled in.
const [name = '', chinese] = process.argv.slice(2)
const root = new URL('..', import.meta.url).pathname
const folder = join(root, 'workflows', name)
const fault = !/^[a-z]+(-[a-z]+)*$/.test(name)
  ? 'usage: npm run new-procedure NAME [中文名]; NAME in lower case with dashes, such as data-request'
  : existsSync(folder)
    ? `workflows/${name} is there already`
    : null

if (fault) {
  process.stderr.write(`${fault}\n`)
  process.exitCode = 2
} else {
  const as = named(name, chinese)
  mkdirSync(join(folder, 'texts'), { recursive: true })
  const skeleton = join(root, 'scripts', 'skeleton')
  for (const file of skeletonFiles(skeleton))
    write(join('workflows', name, file), as.text(read(join('scripts/skeleton', file))))
  write('workflows/index.ts', withImport(read('workflows/index.ts'), name, as.id))
  const rows: readonly (readonly [string, string])[] = [
    ['Procedures', `| ${as.zh} | ${as.en} | \`${as.id}\` | ours |`],
    ['Events', `| 提出${as.zh} | ${as.en} filed | \`applicant.submitted\` | ours |`],
    ['Time limits', '| 答复 | Answer | `T1` | ours |'],
  ]
  write(
    'docs/glossary.md',
    rows.reduce((text, [section, row]) => withRow(text, section, row), read('docs/glossary.md')),
  )
  // A longer name wraps other lines, and sorts elsewhere.
  run('scripts/lint.mjs', 'check', '--write', join('workflows', name), 'workflows/index.ts')
  run('scripts/draw.ts')
}

function run(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 2] })
  if (status !== 0) process.exitCode = status ?? 1
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text)
  process.stdout.write(`${path}\n`)
}
