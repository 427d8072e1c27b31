// node bootstrap.ts FOLDER HANDLER OFFSET: runs a function under the runtime API.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { Console } from 'node:console'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { moveClock } from '../clock/move-clock.ts'

const [folder = '', handlerName = '', offset = '0'] = process.argv.slice(2)
const api = `http://${process.env['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime`
moveClock(Number(offset))

const tell = (path: string, body: unknown) => fetch(`${api}/${path}`, { method: 'POST', body: JSON.stringify(body) })
const said = (error: unknown) => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  return { errorType: name, errorMessage: message, trace: (stack ?? '').split('\n') }
}

/**
 * Packs lines of the function's console as messages.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
function packConsole(requestId: () => string): void {
  const out = new Console(process.stdout, process.stderr)
  const packing =
    (level: string) =>
    (...said: readonly unknown[]) => {
      const message = said.length === 1 && typeof said[0] === 'string' ? said[0] : format(...said)
      out.log(JSON.stringify({ timestamp: new Date().toISOString(), level, requestId: requestId(), message }))
    }
  Object.assign(console, {
    ...{ debug: packing('DEBUG'), info: packing('INFO'), log: packing('INFO') },
    ...{ warn: packing('WARN'), error: packing('ERROR') },
  })
}

async function loaded(): Promise<(event: unknown, context: unknown) => unknown> {
  const [, file = '', name = ''] = /^(.+)\.(\w+)$/.exec(handlerName) ?? []
  const path = ['mjs', 'cjs', 'js'].map((end) => join(folder, `${file}.${end}`)).find((one) => existsSync(one))
  if (!path) throw new Error(`Cannot find module '${file}'`)
  const module = await import(pathToFileURL(path).href)
  if (typeof module[name] !== 'function') throw new Error(`${handlerName} is undefined or not exported`)
  return module[name]
}

function contextOf(headers: Headers) {
  const deadline = Number(headers.get('lambda-runtime-deadline-ms'))
  return {
    awsRequestId: headers.get('lambda-runtime-aws-request-id') ?? '',
    invokedFunctionArn: headers.get('lambda-runtime-invoked-function-arn') ?? '',
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: process.env['AWS_LAMBDA_FUNCTION_VERSION'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  }
}

let requestId = ''
packConsole(() => requestId)

try {
  const handler = await loaded()
  for (;;) {
    const next = await fetch(`${api}/invocation/next`)
    const context = contextOf(next.headers)
    requestId = context.awsRequestId
    process.env['_X_AMZN_TRACE_ID'] = next.headers.get('lambda-runtime-trace-id') ?? ''
    const event: unknown = await next.json()
    try {
      const result = (await handler(event, context)) ?? null
      await tell(`invocation/${context.awsRequestId}/response`, result)
    } catch (error) {
      console.error(error)
      await tell(`invocation/${context.awsRequestId}/error`, said(error))
    }
  }
} catch (error) {
  console.error(error)
  await tell('init/error', said(error))
  process.exit(1)
}
