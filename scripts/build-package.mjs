// Builds packages/NAME/dist: one file, and its types.
import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = new URL('..', import.meta.url)
const folder = new URL(`packages/${process.argv[2]}/`, root)
rmSync(new URL('dist', folder), { recursive: true, force: true })
await build({
  absWorkingDir: fileURLToPath(folder),
  entryPoints: ['index.ts'],
  outfile: 'dist/index.js',
  bundle: true,
  packages: 'external',
  platform: 'neutral',
  format: 'esm',
  target: 'es2023',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
})
const tsc = fileURLToPath(new URL('node_modules/.bin/tsc', root))
execFileSync(tsc, ['-p', fileURLToPath(folder)], { stdio: ['ignore', 2, 2] })
copyFileSync(new URL('LICENSE', root), new URL('dist/LICENSE', folder))
