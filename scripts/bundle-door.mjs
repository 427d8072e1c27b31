import { build } from 'esbuild'
import { lightBundles } from './light-bundles.mjs'

/** Bundles the function of a door; answers esbuild's account of what is in it. */
export async function bundleDoor(
  root,
  { entry, packages = [], ports = [], decides },
  { outfile, ownPageWords = false },
) {
  const { metafile } = await build({
    absWorkingDir: root.pathname,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    conditions: ['aws'],
    external: packages,
    plugins: [lightBundles(root.pathname, { open: ports, ownPageWords, decides })],
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
  })
  const [{ inputs, imports }] = Object.values(metafile.outputs)
  return {
    inputs: Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0),
    imports: [...new Set(imports.map(({ path }) => path))],
  }
}
