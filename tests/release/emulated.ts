import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folder in which Debian's cross packages lay libraries of arm64. */
const libraries = '/usr/aarch64-linux-gnu'

/** Reason why arm64 cannot be run here; null: it can. */
export function lacking(): string | null {
  if (process.arch === 'arm64') return 'they run here as they are'
  if (spawnSync('qemu-aarch64', ['--version']).status !== 0) return 'no qemu-aarch64: package qemu-user'
  if (!existsSync(join(libraries, 'lib/libstdc++.so.6'))) return 'no libraries: package libstdc++6-arm64-cross'
  return null
}

/** Lets an unpacked archive of arm64 run on this processor. Answers the environment that it needs. */
export function emulated(home: string): Readonly<Record<string, string>> {
  const node = join(home, 'bin/node')
  renameSync(node, `${node}.arm64`)
  writeFileSync(node, `#!/bin/sh\nexec qemu-aarch64 -L ${libraries} '${node}.arm64' "$@"\n`)
  chmodSync(node, 0o755)
  // Programs that it starts are emulated too.
  const own = `data:text/javascript,process.execPath=${encodeURIComponent(JSON.stringify(node))}`
  return { NODE_OPTIONS: `--import=${own}`, REDRESS_DEMO_YEAR: 'off' }
}

/** Processor that a program says it runs on. */
export const processorOf = (home: string, env: Readonly<Record<string, string>>): string =>
  execFileSync(join(home, 'bin/node'), ['-p', 'process.arch'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  }).trim()
