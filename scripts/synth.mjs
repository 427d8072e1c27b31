// Synthesises the stack for both partitions, offline, into cdk.out/<partition>.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (command, args) => {
  const { status } = spawnSync(process.execPath, [command, ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

run('scripts/build.mjs', [])
for (const partition of ['aws', 'aws-cn']) {
  run('node_modules/aws-cdk/bin/cdk', [
    'synth',
    '--quiet',
    '--lookups=false',
    '-c',
    `partition=${partition}`,
    '-o',
    `cdk.out/${partition}`,
  ])
  process.stdout.write(`cdk.out/${partition}\n`)
}
