import { expect, it } from 'vitest'
import { hasOpenedAll, noteOpening, type Opened } from './opened.ts'

const by = (id: string) => ({ id, role: 'officer', unit: 'HJ' }) as const
const opening = (id: string, key: string, at: number) => ({ type: 'evidence.opened', at, actor: by(id), data: { key } })
const file = (key: string) => ({ key, name: 'a', size: 1, type: 'application/pdf', sha256: '' })

it('holds of a person who opened each file, however often others did', () => {
  let opened: Opened = []
  for (const one of [opening('a', '1', 1), opening('b', '2', 2), opening('a', '1', 3)])
    opened = noteOpening(opened, one)
  expect(opened).toEqual([
    { by: 'b', key: '2', at: 2 },
    { by: 'a', key: '1', at: 3 },
  ])
  expect(hasOpenedAll([file('1'), file('2')], opened, 'a')).toBe(false)
  expect(hasOpenedAll([file('1'), file('2')], noteOpening(opened, opening('a', '2', 4)), 'a')).toBe(true)
  expect(hasOpenedAll([], [], 'a')).toBe(true)
})
