import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** Builds offline, and synthesises each settings' own folder, once while nothing changes. */
export function synthesise(root: string, settings: Deployment): string {
  const inputs = inputsOf(root)
  const run = (args: readonly string[]) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stdout}${stderr}`)
  }
  const isMade = (folder: string) => readIf(join(folder, 'made-of')) === inputs
  const made = (folder: string) => writeFileSync(join(folder, 'made-of'), inputs)
  const folder = join(root, 'cdk.out', `cloud-${hashOf(JSON.stringify(settings)).slice(0, 12)}`)
  if (isMade(folder)) return folder
  // Another build takes the mark away.
  const built = join(root, 'dist')
  if (!isMade(built)) {
    for (const old of olderThan(root, isMade)) rmSync(old, { recursive: true, force: true })
    run(['scripts/build.mjs'])
    made(built)
  }
  const context = Object.entries({ ...settings, mailFrom: 'no-reply@redress.invalid' }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  run(['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--lookups=false', ...context, '-o', folder])
  made(folder)
  return folder
}

const readIf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null)
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Folders of other sources. */
function olderThan(root: string, isMade: (folder: string) => boolean): readonly string[] {
  const all = join(root, 'cdk.out')
  const names = existsSync(all) ? readdirSync(all) : []
  return names
    .filter((name) => /^cloud(-[0-9a-f]{12})?$/.test(name))
    .map((name) => join(all, name))
    .filter((folder) => !isMade(folder))
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

/** Hash of all that the deployment is made of, but its settings. */
function inputsOf(root: string): string {
  const hash = createHash('sha256')
  const found = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  )
  for (const path of [...found.toSorted(), ...settingFiles.map((name) => join(root, name))])
    hash.update(path.slice(root.length)).update(readFileSync(path))
  return hash.digest('hex')
}
