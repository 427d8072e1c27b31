import { existsSync, linkSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isReadable, Stored } from '#hosts/receive-file.ts'
import { Fault } from '#law/fault.ts'
import { makeFolder } from '../base/make-folder.ts'
import { writeDurably } from '../base/write-durably.ts'
import { copyHashed, filesBelow, hashOf } from './copy-hashed.ts'

export type Sums = Map<string, string>

/** Copies evidence beside a server: each file's bytes with the facts that name their place. */
export async function copyEvidence(from: string, to: string, earlier: string | null, sums: Sums): Promise<void> {
  for (const name of filesBelow(join(from, 'files', 'meta')))
    if (name.endsWith('.meta')) await copyOne({ from, to, earlier, sums, key: name.slice(0, -'.meta'.length) })
}

type One = {
  readonly from: string
  readonly to: string
  readonly earlier: string | null
  readonly sums: Sums
  readonly key: string
}

/** Looks again where the file was moved or removed meanwhile. */
async function copyOne({ from, to, earlier, sums, key }: One): Promise<void> {
  const meta = `files/meta/${key}.meta`
  for (let tries = 0; existsSync(join(from, meta)); tries += 1) {
    const text = readFileSync(join(from, meta), 'utf8')
    const bytes = `files/${placeIn(text, key)}/${key}`
    if (existsSync(join(from, bytes))) {
      const sum = await linked(earlier, to, bytes, from).catch((error: unknown) => {
        if (existsSync(join(from, bytes))) throw error
      })
      if (sum === undefined) continue
      sums.set(bytes, sum)
      writeDurably(join(to, meta), text, 0o600)
      sums.set(meta, await hashOf(join(to, meta)))
      return
    }
    if (tries === 3) throw new Fault('backup.bytesMissing', `材料只有说明，没有内容 / ${key} has facts but no bytes`)
  }
}

function placeIn(text: string, key: string): 'open' | 'quarantine' {
  try {
    return isReadable(Stored.parse(JSON.parse(text))) ? 'open' : 'quarantine'
  } catch (cause) {
    throw new Fault('backup.badFacts', `材料的说明读不出 / the facts of the file ${key} cannot be read`, { cause })
  }
}

/** Bytes never change: those of an earlier backup are linked where they are the same. */
async function linked(earlier: string | null, to: string, name: string, from: string): Promise<string> {
  const [there, now] = [earlier === null ? null : join(earlier, name), join(from, name)]
  if (there === null || !existsSync(there)) return copyHashed(now, join(to, name))
  const [before, hash] = [await hashOf(there), await hashOf(now)]
  if (before !== hash) return copyHashed(now, join(to, name))
  makeFolder(dirname(join(to, name)), 0o700)
  linkSync(there, join(to, name))
  return hash
}
