import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { workedPapers } from '#tests/support/pages/worked-papers.ts'
import { deflate, inflate } from './deflate.ts'
import { longPhrases } from './long-phrases.ts'
import { pack } from './pack.ts'
import { sharedPhrases } from './shared-phrases.ts'
import { readBody, writtenBody } from './stored-body.ts'

const pk = 'case#4YV50H4RP0F2Z7PVHSBXNE189C'
const papers = (await workedPapers()).map(({ paper }) => paper)
const stored = papers.map((body) => ({ pk, sk: 'paper#00000001#0', v: 1, body }))

describe('a long body', () => {
  it('is read as it was written, and takes an eighth of its room', () => {
    let [before, after] = [0, 0]
    for (const item of stored) {
      const body = writtenBody(item)
      before += pack(item.body, pk)?.length ?? 0
      after += body.length
      expect(readBody({ ...item, body })).toStrictEqual(JSON.parse(JSON.stringify(item.body)))
    }
    expect(after).toBeLessThan(before / 8)
  })

  it('of format 2, packed alone, is read as before', () => {
    for (const item of stored) expect(readBody({ ...item, body: pack(item.body, pk) })).toEqual(item.body)
  })

  it('with a damaged byte is a fault, or another body, and never the same', () => {
    const [item] = stored
    const body = Buffer.from(item ? writtenBody(item) : [])
    for (let at = 0; at < body.length; at += 7) {
      const damaged = Buffer.from(body)
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      const read = () => readBody({ ...item, body: damaged })
      let found: unknown
      try {
        found = read()
      } catch (cause) {
        expect(cause).toMatchObject({ code: 'storedForm' })
      }
      expect(found).not.toEqual(item?.body)
    }
  })
})

it('leaves short bodies as they are, which are read most', () => {
  const short = new Uint8Array(1999)
  expect(deflate(short)).toBe(short)
  expect(inflate(short)).toBe(short)
})

it('reads what format 3 deflated by its own phrases', () => {
  for (const item of stored) {
    const packed = pack(item.body, pk) ?? ''
    const body = Buffer.concat([Buffer.from([11, 1]), deflateRawSync(packed, { dictionary: sharedPhrases })])
    expect(readBody({ ...item, body })).toEqual(item.body)
  }
})

it('never changes its phrases, in which stores of format 3 and of later ones are written', () => {
  const sha256 = (phrases: Buffer) => createHash('sha256').update(phrases).digest('hex')
  expect([sharedPhrases, longPhrases].map(sha256)).toEqual([
    '207a52fb90f705b2600012f8b672ab52450aa003a450c87337f3b11b82d22b0d',
    'f94475b752bbef34780a032dddef12cf778b41c9b968f365793115be03bbe90c',
  ])
})
