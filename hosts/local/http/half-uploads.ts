import type { IncomingMessage } from 'node:http'

/** Bounds bodies that go to disk while they come; `cut` answers. */
export type HalfUploads = {
  during(request: IncomingMessage, cut: () => void, run: () => Promise<void>): Promise<void>
}

type Measure = {
  /** Bodies at once. */
  readonly most: number
  /** Milliseconds in which something of a body must come. */
  readonly patience: number
}
type Half = { readonly request: IncomingMessage; bytes: number; heard: number; cut(): void }

/** Of too many the longest silent goes, never one that sends. */
export function halfUploads({ most, patience }: Measure, milliseconds = () => performance.now()): HalfUploads {
  const halves = new Set<Half>()
  const listen = () => {
    for (const half of halves) {
      const { bytesRead } = half.request.socket
      // Whole bodies are silent, since they are worked on.
      if (half.request.complete || bytesRead !== half.bytes)
        Object.assign(half, { bytes: bytesRead, heard: milliseconds() })
    }
  }
  const hasRoom = () => {
    if (halves.size < most) return true
    listen()
    const open = [...halves].filter(({ request }) => !request.complete)
    open.reduce<Half | null>((a, b) => (a === null || b.heard < a.heard ? b : a), null)?.cut()
    return open.length > 0
  }
  return {
    async during(request, cut, run) {
      if (!hasRoom()) return cut()
      const half = {
        ...{ request, bytes: request.socket.bytesRead, heard: milliseconds() },
        cut() {
          end()
          cut()
        },
      }
      const look = setInterval(() => {
        listen()
        if (milliseconds() - half.heard >= patience) half.cut()
      }, patience / 4).unref()
      const end = () => {
        clearInterval(look)
        halves.delete(half)
      }
      halves.add(half)
      await run().finally(end)
    },
  }
}
