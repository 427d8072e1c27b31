import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import type { Picture, Viewer } from '#engine/store/ports.ts'
import { inCheckout } from '../base/checkout.ts'

const drawn = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp'])
const mostAtOnce = 2
const mostWaiting = 20

/** Draws each picture in its own process: a hostile file ends there. */
export function localViewer({ patience = 20_000 }: { readonly patience?: number } = {}): Viewer {
  const waiting: (() => void)[] = []
  let running = 0
  return {
    async picture({ type, bytes }, page) {
      if (!drawn.has(type) || waiting.length >= mostWaiting) return null
      if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
      running += 1
      try {
        return await draw(type, bytes, page, patience)
      } finally {
        running -= 1
        waiting.shift()?.()
      }
    },
  }
}

/** Reads its own code alone, and writes nothing. */
const flags = () => [
  '--permission',
  '--allow-addons',
  `--allow-fs-read=${realpathSync(inCheckout('node_modules'))}`,
  `--allow-fs-read=${inCheckout('node_modules')}`,
  `--allow-fs-read=${inCheckout('hosts/local/paper/draw-picture.ts')}`,
  `--allow-fs-read=${inCheckout('package.json')}`,
  '--max-old-space-size=256',
  '--no-warnings',
]

async function draw(type: string, bytes: Uint8Array, page: number, patience: number): Promise<Picture | null> {
  const child = spawn(
    process.execPath,
    [...flags(), inCheckout('hosts/local/paper/draw-picture.ts'), type, String(page)],
    {
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: patience,
      killSignal: 'SIGKILL',
    },
  )
  const ended = new Promise<boolean>((resolve) => {
    child.on('close', (code) => resolve(code === 0))
    child.on('error', () => resolve(false))
  })
  // It may end before it has read all.
  child.stdin.on('error', () => {})
  child.stdin.end(bytes)
  const [answer, isWhole] = await Promise.all([buffer(child.stdout), ended])
  if (!isWhole || answer.length < 5) return null
  return { pages: answer.readUInt32LE(0), type: 'image/webp', bytes: new Uint8Array(answer.subarray(4)) }
}
