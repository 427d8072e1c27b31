import type { LogFields } from './log.ts'
import { type LogName, logLines } from './log-lines.ts'
import { scrubbed } from './scrubbed.ts'

/** Line in the keys of Powertools' logger, on every host. */
export type LogLine = {
  readonly level: 'INFO' | 'ERROR'
  readonly message: LogName
  readonly timestamp: string
  readonly service: 'redress'
  readonly [field: string]: unknown
}

export function logLine<N extends LogName>(name: N, fields: LogFields<N>, at: number): LogLine {
  const said = Object.entries(fields).map(([field, value]) => [field, plainly(value)])
  return {
    ...Object.fromEntries(said),
    level: logLines[name].level === 'error' ? 'ERROR' : 'INFO',
    message: name,
    timestamp: new Date(at).toISOString(),
    service: 'redress',
  }
}

function plainly(value: unknown): unknown {
  if (typeof value === 'string') return scrubbed(value)
  if (!(value instanceof Error)) return value
  const { name, message, stack } = value
  return {
    ...('code' in value && { code: value.code }),
    name,
    message: scrubbed(message),
    stack: scrubbed(stack ?? ''),
  }
}
