import { Fault } from '#law/fault.ts'

/** End of a page: sort key, partition, item. */
export type Place = readonly [isk: string, p: number, sk: string]

export const cursor = {
  write: (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url'),
  read,
}

function read(text: string): Place {
  const parts = parse(Buffer.from(text, 'base64url').toString())
  if (Array.isArray(parts) && parts.length === 3) {
    const [isk, p, sk]: unknown[] = parts
    if (typeof isk === 'string' && typeof p === 'number' && typeof sk === 'string') return [isk, p, sk]
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
