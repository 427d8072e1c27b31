import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../cli/redress.ts', import.meta.url))

/** Runs the command as people do, on its own data folder. */
export function redress(folder: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, REDRESS_DATA: folder, ...more }
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' })
  return { status, stdout, stderr }
}
