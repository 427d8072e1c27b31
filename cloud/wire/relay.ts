import { request as ask } from 'node:http'
import type { Handle } from './http.ts'

/** Hands a request to another local server unchanged. */
export const relay =
  (port: number): Handle =>
  (request, response) =>
    new Promise((resolve, reject) => {
      const { method, url, headers } = request
      const onward = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response).on('finish', resolve)
      })
      onward.on('error', reject)
      request.pipe(onward)
    })
