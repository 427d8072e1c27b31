import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { build } from 'esbuild'
import { lightBundles } from './light-bundles.mjs'

/** Bundles the function of a door; answers esbuild's account of what is in it. */
export async function bundleDoor(
  root,
  { entry, packages = [], ports = [], asks },
  { outfile, ownPageWords = false, first = [] },
) {
  const late = { file: basename(outfile).replace(/\.mjs$/, '.data.txt'), data: {} }
  const { metafile } = await build({
    absWorkingDir: root.pathname,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    supported: { 'regexp-unicode-property-escapes': true },
    format: 'esm',
    conditions: ['aws'],
    external: packages,
    plugins: [...first, lightBundles(root.pathname, { open: ports, ownPageWords, asks, late })],
    minify: true,
    // Chinese as it is: three bytes a sign instead of six.
    charset: 'utf8',
    // Modules are strict already: no directive in each.
    tsconfigRaw: {},
    metafile: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'text', '.css': 'text' },
    // Some packages still ask for `require`.
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    logLevel: 'warning',
    // A name that a stand-in lacks fails the build.
    logOverride: { 'import-is-undefined': 'error' },
  })
  const [{ inputs, imports }] = Object.values(metafile.outputs)
  writeFileSync(new URL(join(dirname(outfile), late.file), root), used(late.data, outputFileIn(root, outfile)))
  return {
    inputs: Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0),
    imports: [...new Set(imports.map(({ path }) => path))],
  }
}

const outputFileIn = (root, outfile) => readFileSync(new URL(outfile, root), 'utf8')

/** Exports that the bundle still names, a line for each module. */
function used(data, text) {
  const named = Object.entries(data).map(([module, all]) => {
    const kept = Object.entries(all).filter(([name]) =>
      text.includes(`${JSON.stringify(module)},${JSON.stringify(name)}`),
    )
    return [module, Object.fromEntries(kept)]
  })
  return named
    .flatMap(([module, kept]) => (Object.keys(kept).length > 0 ? `${module} ${JSON.stringify(kept)}` : []))
    .join('\n')
}
