import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Bundles one machine's program into dist/local and answers its address. */
export async function bundleLocal(entry = 'main') {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const outfile = `${root}dist/local/${entry}.mjs`
  await build({
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
  })
  return `file://${outfile}`
}
