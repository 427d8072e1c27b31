import type { IncomingMessage } from 'node:http'

/** Undefined beyond `most`; reads on to be heard. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const bytes = Buffer.from(part)
    size += bytes.length
    if (size <= most) parts.push(bytes)
    if (size > 16 * most) request.destroy()
  }
  return size <= most ? Buffer.concat(parts) : undefined
}
