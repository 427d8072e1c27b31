import { Console } from 'node:console'
import type { Log } from '#engine/log/log.ts'
import { logLine } from '#engine/log/log-line.ts'
import type { Clock } from '#engine/store/ports.ts'

/** JSON lines to standard error, for CloudWatch. */
export const jsonLog =
  (clock: Clock, write: (line: string) => void = (line) => console.error(line)): Log =>
  (name, fields) =>
    write(JSON.stringify(logLine(name, fields, clock.now())))

let own: Console | undefined

/**
 * Past the global console, whose lines lose their metrics.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Libraries.html
 */
export function plainLine(line: string): void {
  // Made at the first line: streams are slow to load.
  own ??= new Console(process.stdout, process.stderr)
  own.error(line)
}
