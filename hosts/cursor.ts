import { Fault } from '#engine/fault.ts'

/** Where a page ended: the sort key of the index, then the key of the item. */
export type Place = readonly [isk: string, pk: string, sk: string]

export const cursor = {
  write: (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url'),
  read,
}

function read(text: string): Place {
  const parts = parse(Buffer.from(text, 'base64url').toString())
  if (Array.isArray(parts) && parts.length === 3) {
    const [isk, pk, sk]: unknown[] = parts
    if (typeof isk === 'string' && typeof pk === 'string' && typeof sk === 'string') return [isk, pk, sk]
  }
  throw new Fault('table.badCursor', 'this is not the cursor of a page')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Fault('table.badCursor', 'this is not the cursor of a page', { cause })
  }
}
