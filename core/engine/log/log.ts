import type { LogName, logLines } from './log-lines.ts'

type Values = {
  readonly text: string
  readonly number: number
  readonly fault: unknown
  readonly metrics: Readonly<Record<string, unknown>>
}
type Lines = typeof logLines

export type LogFields<N extends LogName> = {
  readonly [F in keyof Lines[N]['fields']]: Lines[N]['fields'][F] extends keyof Values
    ? Values[Lines[N]['fields'][F]]
    : never
}

/** Logs a name of the catalogue with its fields. */
export type Log = <N extends LogName>(name: N, fields: LogFields<N>) => void
