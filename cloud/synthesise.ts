import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export type Deployment = {
  readonly url: string
  readonly issuer: string
  readonly smtp: string
  readonly mode: string
  readonly partition: string
  readonly ledgerKey: 'kms' | 'secret'
}

/** Builds and synthesises offline; returns the folder. */
export function synthesise(root: string, settings: Deployment): string {
  const folder = join(root, 'cdk.out/cloud')
  const run = (args: readonly string[]) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stdout}${stderr}`)
  }
  run(['scripts/build.mjs'])
  const context = Object.entries({ ...settings, mailFrom: 'no-reply@redress.invalid' }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  run(['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--lookups=false', ...context, '-o', folder])
  return folder
}
