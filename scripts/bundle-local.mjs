import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'
import { bundleCount } from './bundle-count.mjs'

/** Bundles one machine's program into dist/local and answers its address. */
export async function bundleLocal(entry = 'main') {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const outfile = `${root}dist/local/${entry}.mjs`
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`hosts/local/${entry}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
    write: false,
  })
  // By a rename: another start may be reading what stands there.
  mkdirSync(dirname(outfile), { recursive: true })
  const files = [...outputFiles, { path: `${root}dist/local/count.js`, contents: await bundleCount() }]
  for (const { path, contents } of files) {
    writeFileSync(`${path}.${process.pid}`, contents)
    renameSync(`${path}.${process.pid}`, path)
  }
  return `file://${outfile}`
}

/** Ends the bundler's own process, which would stay as long as the program. */
export const stopBundling = () => stop()
