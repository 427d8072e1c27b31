import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Holds texts to a folder's files (`UPDATE=1` writes); returns the names. */
export function golden(folder: URL, said: ReadonlyMap<string, string>): readonly string[] {
  if (process.env['UPDATE'] === '1') {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const [name, text] of said) writeFileSync(new URL(name, folder), text)
  }
  it.each([...said.keys()].toSorted())('%s', (name) => {
    expect(said.get(name)).toBe(readFileSync(new URL(name, folder), 'utf8'))
  })
  return readdirSync(folder).toSorted()
}
