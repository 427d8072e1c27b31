import { mkdirSync, writeFileSync } from 'node:fs'
import { drawings } from './drawings.ts'
import { refusalsPage } from './refusals.ts'

/** Writes the pictures of every procedure into docs/charts. */
mkdirSync(new URL('../docs/charts/', import.meta.url), { recursive: true })
for (const { file, text } of drawings()) {
  writeFileSync(new URL(`../docs/charts/${file}`, import.meta.url), text)
  process.stdout.write(`docs/charts/${file}\n`)
}

writeFileSync(new URL('../docs/refusals.md', import.meta.url), refusalsPage())
process.stdout.write('docs/refusals.md\n')
