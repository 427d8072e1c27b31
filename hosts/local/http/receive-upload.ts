import { randomBytes } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import type { Clock, Crypto } from '#engine/store/ports.ts'
import type { UploadCode } from '#hosts/receive-file.ts'
import { type Allowed, backTo, checkPolicy, largestFile } from '#hosts/upload-policy.ts'
import type { LocalFiles } from './files.ts'

type Parts = { readonly files: LocalFiles; readonly crypto: Crypto; readonly clock: Clock }
export type UploadAnswer = { readonly status: 303 | 400 | 403; readonly location?: string }
type Arrival = { readonly allowed: Allowed; readonly name: string; readonly path: string; readonly size: number }
type Reading =
  | { readonly kind: 'arrived'; readonly arrival: Arrival }
  | { readonly kind: 'back'; readonly returnTo: string; readonly code: UploadCode }
  | { readonly kind: 'forged' }

// Reads up to this, so that the browser hears its refusal.
const mostBytes = 3 * largestFile

/** S3's POST contract: fields, then a file; redirects with key or reason. */
export async function receiveUpload(request: IncomingMessage, parts: Parts): Promise<UploadAnswer> {
  const path = join(parts.files.arrivals, randomBytes(12).toString('hex'))
  try {
    const reading = await readForm(request, parts, path)
    if (reading === undefined) return { status: 400 }
    if (reading.kind === 'forged') return { status: 403 }
    if (reading.kind === 'back') return back(reading.returnTo, { upload: reading.code })
    return await keep(reading.arrival, parts)
  } finally {
    rmSync(path, { force: true })
  }
}

async function keep({ allowed, name, path, size }: Arrival, { files, clock }: Parts): Promise<UploadAnswer> {
  const { key, maxBytes, returnTo } = allowed
  if (size > maxBytes) return back(returnTo, { upload: 'tooLarge' })
  const judged = await files.keep({ key, name, receivedAt: clock.now() }, path)
  if (judged.kind === 'refused') return back(returnTo, { upload: judged.code })
  return back(returnTo, judged.file.state === 'infected' ? { upload: 'infected' } : { key })
}

const back = (returnTo: string, query: Parameters<typeof backTo>[1]): UploadAnswer => ({
  status: 303,
  location: backTo(returnTo, query),
})

/** Undefined for broken multipart; a failing disk throws. */
async function readForm(request: IncomingMessage, parts: Parts, path: string): Promise<Reading | undefined> {
  const fields: Record<string, string> = {}
  let written: Promise<Written> | undefined
  const form = busboy(request)
  if (!form) return undefined
  const check = () => checkPolicy(fields, parts.crypto, parts.clock.now())
  form.on('field', (name, value) => {
    fields[name] = value
  })
  form.on('file', (_field, stream, name) => {
    written = writeFile(stream, path, check()).then((outcome) => ({ outcome, name: name ?? '' }))
    form.once('close', () => stream.destroy())
  })
  const broken = await pipeline(request, limited, form).then(
    () => false,
    () => true,
  )
  const { outcome, name } = (await written) ?? { outcome: undefined, name: '' }
  if (outcome instanceof Error && !broken) throw outcome
  if (broken) return undefined
  return typeof outcome === 'number' ? arrived(check(), name, path, outcome) : noFile(check())
}

type Written = { readonly outcome: number | Error | undefined; readonly name: string }

/** Bytes on disk, or failure; unsigned forms write none. */
async function writeFile(
  stream: BusboyFileStream,
  path: string,
  check: ReturnType<typeof checkPolicy>,
): Promise<number | Error | undefined> {
  if (check.kind !== 'allowed') {
    stream.resume()
    return undefined
  }
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  return new Promise((resolve) => {
    stream.once('error', () => file.destroy())
    // A form that broke off ends no stream.
    stream.once('close', () => stream.readableEnded || file.destroy())
    file.once('close', () => resolve(stream.bytesRead))
    // Reads on, so that the browser hears why it ended.
    file.once('error', (error) => {
      stream.unpipe(file)
      stream.resume()
      resolve(error)
    })
    stream.pipe(file)
  })
}

const arrived = (check: ReturnType<typeof checkPolicy>, name: string, path: string, size: number): Reading =>
  check.kind === 'allowed' ? { kind: 'arrived', arrival: { allowed: check.allowed, name, path, size } } : noFile(check)

function noFile(check: ReturnType<typeof checkPolicy>): Reading {
  if (check.kind === 'forged') return check
  if (check.kind === 'expired') return { kind: 'back', returnTo: check.returnTo, code: 'expired' }
  return { kind: 'back', returnTo: check.allowed.returnTo, code: 'none' }
}

async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new Error('more than anybody may send')
    yield chunk
  }
}

function busboy(request: IncomingMessage) {
  const type = request.headers['content-type']
  if (!type?.startsWith('multipart/form-data')) return undefined
  const limits = { files: 1, fields: 20, fieldSize: 16_384, parts: 25, fileSize: largestFile + 1 }
  try {
    return new Busboy({ headers: { ...request.headers, 'content-type': type }, limits, preservePath: true })
  } catch {
    return undefined
  }
}
