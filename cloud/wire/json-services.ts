import type { IncomingMessage } from 'node:http'
import type { Credentials } from './credentials.ts'
import { bodyOf, type Handle } from './http.ts'
import { refusal, type Service } from './service.ts'
import { signatureOf } from './signature.ts'

type Options = {
  readonly credentials: Credentials
  readonly now: () => number
  /** By the name of the service in a signature. */
  readonly services: Readonly<Record<string, Service>>
}

/** Door of all JSON services: signer is caller. */
export function jsonServices({ credentials, now, services }: Options): Handle {
  return async (request, response) => {
    const body = (await bodyOf(request)) ?? Buffer.alloc(0)
    const answer = await (async () => {
      const asked = { method: request.method ?? '', url: request.url ?? '/', headers: flat(request), body }
      const signature = signatureOf(asked, credentials, now())
      if ('refused' in signature) return refusal(403, `${signature.refused}Exception`, signature.why)
      const { credential, service } = signature.caller
      const run = services[service]
      if (!run) return refusal(400, 'UnknownOperationException', `this world has no ${service}`)
      const target = asked.headers['x-amz-target'] ?? ''
      const operation = target.split('.').at(-1) ?? ''
      const { url: path, headers } = asked
      const { principal, accessKeyId } = credential
      return run({ operation, target, path, headers, body: body.toString('utf8'), principal, accessKeyId })
    })()
    const kept = Object.entries({ 'content-type': 'application/x-amz-json-1.0', ...answer.headers }).filter(
      ([name]) => !/^(date|connection|transfer-encoding|content-(length|encoding))$/.test(name),
    )
    const headers = { ...Object.fromEntries(kept), 'content-length': Buffer.byteLength(answer.body) }
    response.writeHead(answer.status, headers).end(answer.body)
  }
}

export const flat = (request: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(',')]))
