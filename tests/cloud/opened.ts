import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type DemoCloud, demoCloud } from '#cloud/demo-cloud.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { reportText } from '#cloud/report.ts'
import { ownPorts } from './own-ports.ts'

export type { DemoCloud }

const root = new URL('../../', import.meta.url).pathname
const local = await openDynamoLocal()
/** Says what this machine lacks for the cloud. */
export const unmet = 'missing' in local ? local.missing : undefined
if ('close' in local) await local.close()

const day = Date.parse('2026-06-02T10:00:00+08:00')
const options = { root, mode: 'wait', patience: 5 } as const
const log: string[] = []
let reports = 0

/** The tests' cloud, on a day whose limits meet no holiday. */
export async function opened(more: Partial<Parameters<typeof demoCloud>[0]> = {}): Promise<DemoCloud> {
  const port = await ownPorts(root)
  const cloud = await demoCloud({
    ...options,
    port,
    offset: day - Date.now(),
    log: (line) => void log.push(line),
    ...more,
  })
  if ('missing' in cloud) throw new Error(cloud.missing)
  return cloud
}

/** Closes it; report and log stay in cdk.out, to be read. */
export async function closed(cloud: DemoCloud | undefined): Promise<void> {
  if (!cloud) return
  const at = join(root, `cdk.out/report-${process.pid}-${++reports}`)
  writeFileSync(`${at}.txt`, reportText(cloud.report()))
  writeFileSync(`${at}.json`, JSON.stringify(cloud.report(), null, 1))
  writeFileSync(`${at}.log`, log.join(''))
  await cloud.close()
}

/** All that functions and stand-ins have said. */
export const everyLine = (): string => log.join('')

/** Log lines of faults, of functions and stand-ins. */
export const faultLines = (): string => log.filter((line) => /failed|world:|fault|ERROR/.test(line)).join('')

/** Holds that no call was denied, and no function failed. */
export function holdSound(cloud: DemoCloud): void {
  const { denials, functions } = cloud.report()
  expect(denials).toEqual([])
  const failed = Object.entries(functions).filter(([, { errors }]) => errors > 0)
  expect(failed, faultLines()).toEqual([])
}
