import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { type Beside, demoBeside } from './demo-beside.ts'
import type { Faults } from './faults/faults.ts'
import { inTurn } from './in-turn.ts'
import { type Cloud, openCloud } from './open-cloud.ts'
import { keepRights } from './rights-record.ts'
import { synthesise } from './synthesise.ts'
import { type Assembly, readAssembly } from './template/read-assembly.ts'
import { relay } from './wire/relay.ts'

export type DemoOptions = {
  readonly root: string
  /** The site's; the next two are the demo's and its mail server's. */
  readonly port: number
  readonly mode: 'wait' | 'park'
  readonly offset?: number
  readonly patience?: number
  readonly faults?: Faults
  /** Schedules fire by `tick` alone. */
  readonly still?: boolean
  readonly log: (line: string) => void
  /** Changes the synthesised first, to plant gaps. */
  readonly change?: (assembly: Assembly) => Assembly
}
export type DemoCloud = Cloud & { readonly url: string; readonly people: Beside['people'] }

/** Synthesises, builds and starts the demo's deployment. */
export async function demoCloud(options: DemoOptions): Promise<DemoCloud | { readonly missing: string }> {
  const { root, port, mode, offset = 0, log, still = false, change = (one: Assembly) => one, ...rest } = options
  const url = `http://localhost:${port}`
  const [demoPort, smtpPort] = [port + 1, port + 2]
  const clientSecret = randomBytes(24).toString('hex')
  const sealKey = execFileSync(process.execPath, ['scripts/seal-key.ts', '演示 · demo'], {
    cwd: root,
    encoding: 'utf8',
  })
  const secrets = {
    redress: JSON.stringify({ clientSecret, keys: keys() }),
    'redress-seals': JSON.stringify({ default: sealKey }),
  }
  let isWhole = true
  const cloud = await inTurn(root, () => {
    const folder = synthesise(root, {
      ...{ url, mode, partition: 'aws', issuer: `${url}/demo/oidc`, smtp: `smtp://127.0.0.1:${smtpPort}` },
      ledgerKey: 'kms',
      witnessMail: 'auditor@demo.invalid',
    })
    const synthesised = readAssembly(folder)
    const assembly = change(synthesised)
    isWhole = assembly === synthesised
    return openCloud({ ...rest, assembly, port, secrets, offset, log, beside: relay(demoPort) })
  })
  if ('missing' in cloud) return cloud
  const beside = await demoBeside({
    port: demoPort,
    smtpPort,
    clientSecret,
    offset,
    operator: cloud.operator,
    pushes: !still,
    root,
    log,
  })
  // After people and records, as on one machine.
  cloud.follow()
  if (!still) cloud.start()
  return {
    ...cloud,
    url,
    people: beside.people,
    async close() {
      if (isWhole) keepRights(cloud.report())
      beside.close()
      await cloud.close()
    },
  }
}

/** As docs/deploy.md has them made. */
function keys(): string {
  const key = () => randomBytes(32).toString('hex')
  const named = Object.fromEntries(['actor', 'subject', 'session', 'upload'].map((name) => [name, key()]))
  return JSON.stringify({ ...named, numbers: [{ id: '1', key: key() }] })
}
