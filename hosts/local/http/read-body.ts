import type { IncomingMessage } from 'node:http'

/** The whole body, or undefined once it is longer than `most`; what follows is read away, so that an answer can be heard. */
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
