import { z } from 'zod'
import type { Finding, HostTools, KeyKind } from '#engine/run/host-tools.ts'
import type { Host } from '#engine/store/host.ts'
import { fillBoth } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { machineWords } from '#words/machine-words.ts'
import { readPageFile } from '../read-page-words.ts'
import { functionCaller } from './caller.ts'
import { environment } from './environment.ts'
import { jsonCall } from './json-call.ts'
import { readerAt } from './operator/reader.ts'
import { deploymentSecret } from './secrets.ts'

/** Deployment of the operator's variables, with the table's backups. */
export const tools: HostTools = {
  readSheet: async (source) => (await import('../read-sheet.ts')).readSheet(source),
  handOver: () => notHere(),
  isHandedOver: () => notHere(),
  ask: () => notHere(),
  openReader: () => readerAt(),
  openAudit: () => notHere(),
  mendIndex: () => notHere(),
  backup: () => notHere(),
  restore: () => notHere(),
  restoredCopy: async (asked) => (await import('./operator/restored-copy.ts')).restoredCopy(asked),
  upgrade: () => notHere(),
  downgrade: () => notHere(),
  republish: () => notHere(),
  words: () => onlyHere(),
  pageWords: readPageFile,
  deployment: () => onlyHere(),
  serveSigner: () => notHere(),
  printer: () => onlyHere(),
  checks: async () => [await pointInTime()],
  newKey: newestKey,
}

/** Name of the newest in the secret, put there beforehand. */
async function newestKey(kind: KeyKind): Promise<string> {
  const { keys } = await deploymentSecret(functionCaller(process.env), environment(process.env).REDRESS_SECRET)
  return `${kind}-${kind === 'numbers' ? keys.numbers.at(-1)?.id : keys[kind].length}`
}

/** Checks that the table keeps recent moments. */
async function pointInTime(): Promise<Finding> {
  const status = await recovery().catch((error: unknown) => String(error))
  const { ok, none, remedy } = machineWords.backup
  return status === 'ENABLED'
    ? { code: 'backup', level: 'ok', what: ok, remedy: null }
    : { code: 'backup', level: 'error', what: fillBoth(none, { status }), remedy }
}

const Recovery = z.object({
  ContinuousBackupsDescription: z.object({
    PointInTimeRecoveryDescription: z.object({ PointInTimeRecoveryStatus: z.string() }),
  }),
})

async function recovery(): Promise<string> {
  const TableName = environment(process.env).REDRESS_TABLE
  const told = await jsonCall(functionCaller(process.env), 'dynamodb', 'DescribeContinuousBackups', { TableName })
  return Recovery.parse(told).ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus
}

/** No throwaway store here: a simulation never touches the city’s own. */
export const openApart = async (_folder: string): Promise<Host> => onlyHere()

const notHere = async (): Promise<never> => onlyHere()

function onlyHere(): never {
  throw new Fault('host.notHere', `${machineWords.notHere.zh} / ${machineWords.notHere.en}`)
}
