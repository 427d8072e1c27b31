import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Deployment = {
  readonly url: string
  readonly issuer: string
  readonly smtp: string
  readonly mode: string
  readonly partition: string
  readonly ledgerKey: 'kms' | 'secret'
  readonly witnessMail: string
}

/** Builds and synthesises offline, once while nothing changes. */
export function synthesise(root: string, settings: Deployment): string {
  const folder = join(root, 'cdk.out/cloud')
  const stamp = join(folder, 'made-of')
  const inputs = inputsOf(root, settings)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return folder
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
  writeFileSync(stamp, inputs)
  return folder
}

const sources = [
  'core',
  'deployments',
  'docs/charts',
  'functions',
  'hosts',
  'infra',
  'packages',
  'scripts',
  'web',
  'workflows',
]
const settingFiles = ['cdk.json', 'package.json', 'package-lock.json']

/** Hash of all that the deployment is made of. */
function inputsOf(root: string, settings: Deployment): string {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  const found = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  )
  for (const path of [...found.toSorted(), ...settingFiles.map((name) => join(root, name))])
    hash.update(path.slice(root.length)).update(readFileSync(path))
  return hash.digest('hex')
}
