import { describe, expect, it } from 'vitest'
import type { Item } from './ports.ts'
import { sideBySide } from './side-by-side.ts'

const item = (pk: string, sk: string): Item => ({ pk, sk, v: 1, body: null })
const lanes = [
  [item('a', '1'), item('a', '2')],
  [item('b', '1'), item('b', '2')],
]

async function run(lane: 'goesOn' | 'stops', failing: string | null) {
  const seen: string[] = []
  const one = async ({ pk, sk }: Item) => {
    seen.push(`${pk}${sk} begins`)
    await Promise.resolve()
    if (`${pk}${sk}` === failing) throw new Error('planted')
    seen.push(`${pk}${sk} ends`)
  }
  const fault = await sideBySide(lanes, one, { code: 'failed', lane }).catch((thrown: unknown) => thrown)
  return { seen, fault }
}

describe('lanes side by side', () => {
  it('begins one lane before another has ended, and an item only after the one before it', async () => {
    const { seen } = await run('goesOn', null)
    expect(seen.slice(0, 2)).toEqual(['a1 begins', 'b1 begins'])
    for (const lane of ['a', 'b'])
      expect(seen.filter((step) => step.startsWith(lane))).toEqual(
        ['1 begins', '1 ends', '2 begins', '2 ends'].map((step) => lane + step),
      )
  })

  it.each([
    ['goesOn', ['a2 ends', 'b1 ends', 'b2 ends']],
    ['stops', ['b1 ends', 'b2 ends']],
  ] as const)('names what failed, when its lane %s, and brings every other lane to its end', async (lane, ends) => {
    const { seen, fault } = await run(lane, 'a1')
    expect(seen.filter((step) => step.endsWith('ends')).sort()).toEqual(ends)
    expect(fault).toMatchObject({ code: 'failed', message: 'a 1: Error: planted' })
  })
})

it('leaves what is left once the process ends', async () => {
  const done: string[] = []
  const run = async ({ pk }: Item) => void done.push(pk)
  const two = [[item('a', '1'), item('b', '1')], [item('c', '1')]]
  await sideBySide(two, run, { code: 'failed', lane: 'goesOn', isStopping: () => done.length > 1 })
  expect(done).toEqual(['a', 'c'])
})
