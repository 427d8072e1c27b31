import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'
import { bundleCount } from './bundle-count.mjs'

/** Bundles one machine's program into dist/local, where a source is newer, and answers its address. */
export async function bundleLocal(entry = 'main') {
  // A thread, which would else load hundreds of sources.
  if (entry === 'main') await bundleLocal('import-hand')
  const root = fileURLToPath(new URL('..', import.meta.url))
  const outfile = `${root}dist/local/${entry}.mjs`
  if (isNewest(root, outfile)) return `file://${outfile}`
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
  const made = outputFiles.map(({ path, text }) => ({ path, contents: path.endsWith('.mjs') ? ascii(text) : text }))
  const files = [...made, { path: `${root}dist/local/count.js`, contents: await bundleCount() }]
  for (const { path, contents } of files) {
    writeFileSync(`${path}.${process.pid}`, contents)
    renameSync(`${path}.${process.pid}`, path)
  }
  return `file://${outfile}`
}

const sources = ['core', 'packages', 'workflows', 'functions', 'web', 'hosts', 'scripts']

/** V8 keeps a text with one wide sign twice as wide. */
const ascii = (text) => text.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Compares all sources; a removed file makes its folder newer. */
function isNewest(root, outfile) {
  if (!existsSync(outfile) || !existsSync(`${root}dist/local/count.js`)) return false
  const { mtimeMs } = statSync(outfile)
  const folders = sources.flatMap((folder) => [
    `${root}${folder}`,
    ...readdirSync(`${root}${folder}`, { recursive: true }).map((name) => `${root}${folder}/${name}`),
  ])
  return [...folders, `${root}package.json`, `${root}package-lock.json`].every(
    // Makes it old where a source vanishes meanwhile.
    (path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? mtimeMs) < mtimeMs,
  )
}

/** Ends the bundler's own process, which would stay as long as the program. */
export const stopBundling = () => stop()
