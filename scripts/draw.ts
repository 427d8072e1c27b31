import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { deadlineVectors } from './deadline-vectors.ts'
import { drawings } from './drawings.ts'
import { keptCharts } from './kept-charts.ts'
import { changedRows, keptFile, keptSet, keptText, rulesNow } from './kept-rules.ts'
import { withKeyTable } from './key-table.ts'
import { withLogLines } from './log-lines.ts'
import { recordKindsPage } from './record-kinds.ts'
import { refusalsPage } from './refusals.ts'
import { roomsPage } from './rooms.ts'

/** Writes the pictures of every procedure into docs/charts. */
mkdirSync(new URL('../docs/charts/', import.meta.url), { recursive: true })
for (const { file, text } of drawings()) {
  writeFileSync(new URL(`../docs/charts/${file}`, import.meta.url), text)
  process.stdout.write(`docs/charts/${file}\n`)
}

writeFileSync(new URL('../docs/refusals.md', import.meta.url), refusalsPage())
process.stdout.write('docs/refusals.md\n')

writeFileSync(new URL('../docs/records.md', import.meta.url), recordKindsPage())
process.stdout.write('docs/records.md\n')

writeFileSync(new URL('../docs/rooms.md', import.meta.url), roomsPage())
process.stdout.write('docs/rooms.md\n')

const operate = new URL('../docs/operate.md', import.meta.url)
writeFileSync(operate, withLogLines(readFileSync(operate, 'utf8')))
process.stdout.write('docs/operate.md\n')

const architecture = new URL('../docs/architecture.md', import.meta.url)
writeFileSync(architecture, withKeyTable(readFileSync(architecture, 'utf8')))
process.stdout.write('docs/architecture.md\n')

// Never overwrites a kept chart: changes take new versions.
for (const { file, text } of keptCharts()) {
  const path = new URL(`../${file}`, import.meta.url)
  mkdirSync(new URL('.', path), { recursive: true })
  if (!existsSync(path)) writeFileSync(path, text)
}

// Never overwrites an edition either: changed rows take new versions.
const now = rulesNow()
const before = keptSet(now.version)
// A new procedure's own targets join the edition of today.
if (before === null || changedRows(before, now).length === 0)
  writeFileSync(new URL(`../${keptFile(now.version)}`, import.meta.url), keptText(now))

writeFileSync(new URL('../packages/deadline/vectors.json', import.meta.url), deadlineVectors())
