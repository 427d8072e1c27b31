import type { HostTools } from '#engine/run/host-tools.ts'
import { Fault } from '#law/fault.ts'

/** The commands about a data folder belong to one machine; here the table's own backups and alarms stand for them. */
export const tools: HostTools = {
  async *csvLines(text) {
    const { csvLines } = await import('../csv-lines.ts')
    yield* csvLines(text)
  },
  openReader: () => notHere(),
  backup: () => notHere(),
  restore: () => notHere(),
  checks: () => notHere(),
  newNumberKey: () => notHere(),
}

const notHere = async (): Promise<never> => {
  throw new Fault('host.notHere', '此命令只用于单机部署 / this command is for one machine only')
}
