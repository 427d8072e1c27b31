import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chances } from '../crash/chances.ts'
import {
  type Bit,
  doctor,
  isEmpty,
  isHeard,
  kindsIn,
  onRotten,
  restored,
  rowsIn,
  stemOf,
  told,
  yearFolder,
} from './rot.ts'

/** Files whose rot nobody need hear of, and why. */
const excused: Readonly<Record<string, string>> = {
  'mailbox/*.eml': 'what the demo has sent out; letters are held against the log',
  'recipients/*.json': 'other bodies of the demo, which are not this store',
  'writer.json': 'says who holds the lock, written at each start',
  'writer.lock': 'is empty',
  'redress.db-shm': 'made anew by whoever opens the database first',
}

/** Flips bits of each kind of file, drawn by a seed. */
export function eachFileRots(times: { readonly file: number; readonly database: number }, seed: number): void {
  const chance = chances(seed)
  let top = ''
  beforeAll(async () => {
    top = await yearFolder()
  })
  afterAll(() => rmSync(top, { recursive: true, force: true }))

  const drawn = (part: string, name: RegExp | null, without?: RegExp): readonly Bit[] =>
    [...kindsIn(join(top, part))]
      .filter(([kind]) => !(kind in excused) && (name === null || name.test(kind)) && !without?.test(kind))
      .map(([, files]) => heard(part, files))
  const heard = (part: string, files: readonly string[]): Bit => {
    const bit = { name: files[Math.floor(chance() * files.length)] ?? '', place: chance() }
    return isHeard(join(top, part), bit) ? bit : heard(part, files)
  }
  const again = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
  const unnamed = (bits: readonly Bit[], said: readonly string[]) =>
    bits.filter(({ name }) => !said.some((one) => one.includes(stemOf(name))))

  it('finds nothing in them as they were left, and knows each empty file', async () => {
    const place = { REDRESS_DATA: join(top, 'clean'), REDRESS_WITNESS: join(top, 'witness') }
    expect(await told(place, () => false)).toEqual([])
    const kinds = [...kindsIn(join(top, 'data'))]
    expect(kinds.length).toBeGreaterThan(20)
    expect(kinds.filter(([kind, [name = '']]) => isEmpty(join(top, 'data'), name) && !(kind in excused))).toEqual([])
  })

  /** Bits whose file nobody names, in one copy. */
  const unnamedIn = (bits: readonly Bit[]) =>
    onRotten(top, 'clean', bits, async (at) =>
      unnamed(bits, await told({ REDRESS_DATA: at }, (said) => unnamed(bits, said).length === 0)),
    )

  it.each(again(times.file))('names one file of each kind in which a bit turned (%i)', async () => {
    expect(await unnamedIn(drawn('clean', null, /^(redress\.db|keys)/))).toEqual([])
    // One key may keep all else from being opened.
    for (const bit of drawn('clean', /^keys/)) expect(await unnamedIn([bit])).toEqual([])
  })

  it.each(again(times.database))(
    'names a database in which a bit turned, where a row is another for it (%i)',
    async () => {
      for (const [part, name] of [
        ['clean', /^redress\.db$/],
        ['data', /^redress\.db-wal$/],
      ] as const) {
        const bits = drawn(part, name)
        expect(bits).toHaveLength(1)
        const whole = rowsIn(join(top, 'clean'))
        const { said, isSame } = await onRotten(top, part, bits, async (at) => ({
          said: await told({ REDRESS_DATA: at }, (heard) => heard.length > 0),
          isSame: rowsIn(at) === whole,
        }))
        expect([bits, said.length > 0 || isSame]).toEqual([bits, true])
      }
    },
  )

  it.each(again(times.file))('restores no backup of which one file turned in a bit (%i)', async () => {
    const bits = drawn('backup', null)
    const said = await restored(join(top, 'backup'), bits)
    expect(bits.filter((bit, i) => unnamed([bit], said[i] ?? []).length > 0)).toEqual([])
  })

  it.each(again(times.file))('names a checkpoint of the witness in which a bit turned (%i)', async () => {
    const [note] = [...kindsIn(join(top, 'witness')).values()].flat().toSorted().toReversed()
    const bit = { name: note ?? '', place: chance() }
    const look = (at: string) => doctor({ REDRESS_DATA: join(top, 'clean'), REDRESS_WITNESS: at })
    expect(unnamed([bit], await onRotten(top, 'witness', [bit], look))).toEqual([])
  })
}
