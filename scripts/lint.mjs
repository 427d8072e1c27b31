// Runs Biome's binary directly: its wrapper may break `npm ci`.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const name = `@biomejs/cli-${process.platform}-${process.arch}/biome`
const args = process.argv.length > 2 ? process.argv.slice(2) : ['check', '.']
try {
  const { status } = spawnSync(createRequire(import.meta.url).resolve(name), args, { stdio: 'inherit' })
  process.exitCode = status ?? 1
} catch {
  console.error(`lint skipped: no Biome binary for ${process.platform}-${process.arch}`)
}
