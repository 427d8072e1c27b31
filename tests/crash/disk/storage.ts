import { beforeAll, expect, it } from 'vitest'
import { chances } from '../chances.ts'
import type { Op } from './op.ts'
import { folderless, type Recording, recorded } from './recording.ts'
import { leftAtEnd, lied, replayed } from './replay.ts'

/** Tests crashes of an honest disk, and lies of another. */
export function storageFaults(states: number, lies: number, seed: number): void {
  let of: Recording
  beforeAll(async () => {
    of = await recorded(4)
  })

  it(`loses nothing acknowledged in ${states} crashes of a disk that keeps what it synced (seed ${seed})`, async () => {
    expect([of.acknowledged.length, of.ops.filter((op) => op.do === 'sync').length > 100]).toEqual([4, true])
    expect(folderless(of.ops)).toEqual([])
    const all = await replayed(of, states, chances(seed))
    expect(all.filter(({ lost, named }) => lost.length + named.length > 0)).toEqual([])
  })

  it('would see evidence whose folder or bytes were never synced', async () => {
    const forgets = (op: Op): Op => (op.do === 'sync' && op.path.startsWith('files') ? { ...op, path: 'nowhere' } : op)
    const { lost } = await leftAtEnd({ ...of, ops: of.ops.map(forgets) }, chances(seed))
    expect(lost).toHaveLength(of.acknowledged.length)
  })

  it(`names what is lost after ${lies} writes that a disk acknowledged and dropped (seed ${seed})`, async () => {
    const all = await lied(of, lies, chances(seed))
    expect(all.filter(({ lost, named }) => lost.length > 0 && named.length === 0)).toEqual([])
  })
}
