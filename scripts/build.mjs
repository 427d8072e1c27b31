// Bundles a door each into dist/, and prints their weights.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { build } from 'esbuild'
import { copyPackages } from './native-packages.mjs'
import { textsJson } from './texts-json.mjs'

const root = new URL('..', import.meta.url)
const doors = JSON.parse(readFileSync(new URL('functions/doors.json', root), 'utf8'))
// Another city is another folder.
const deployment = process.env.REDRESS_DEPLOYMENT ?? 'deployments/yunfu'
// Its own folders alone: others of dist/ may be in use.
for (const { name } of doors) rmSync(new URL(`dist/${name}`, root), { recursive: true, force: true })

/** Drops Zod's messages in other languages, which nobody reads. */
const onlyEnglish = {
  name: 'only-english',
  setup: ({ onResolve }) =>
    onResolve({ filter: /locales\/index\.js$/ }, ({ importer, resolveDir }) =>
      /node_modules\/zod\//.test(importer) ? { path: resolve(resolveDir, '../locales/en.js') } : undefined,
    ),
}

const texts = textsJson(root)
const report = []
for (const { name, entry, assets = [], beside = [], packages = [], faces = [] } of doors) {
  if (!existsSync(new URL(entry, root))) throw new Error(`${name}: ${entry} is not there`)
  const { metafile } = await build({
    absWorkingDir: root.pathname,
    entryPoints: [entry],
    outfile: `dist/${name}/index.mjs`,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    conditions: ['aws'],
    external: packages,
    plugins: [onlyEnglish],
    minify: true,
    keepNames: true,
    metafile: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'text', '.css': 'text' },
    // Some packages still ask for `require`.
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    logLevel: 'warning',
  })
  writeFileSync(new URL(`dist/${name}/texts.json`, root), texts)
  cpSync(new URL(deployment, root), new URL(`dist/${name}/deployment`, root), { recursive: true })
  for (const path of assets) cpSync(new URL(path, root), new URL(`dist/${name}/${path}`, root))
  for (const path of beside) cpSync(new URL(path, root), new URL(`dist/${name}/${basename(path)}`, root))
  const arch = packages.length > 0 ? copyPackages(root, `dist/${name}`, { packages, faces }) : undefined
  if (entry.startsWith('functions/http'))
    cpSync(new URL('docs/charts', root), new URL(`dist/${name}/charts`, root), { recursive: true })
  const inputs = Object.keys(metafile.inputs)
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  const { size } = statSync(new URL(`dist/${name}/index.mjs`, root))
  const [kilobytes, asset] = [size, folderSize(new URL(`dist/${name}/`, root))].map((n) => Math.round(n / 1024))
  report.push({ name, kilobytes, asset, arch, inputs, imports: [...new Set(imports)] })
  process.stdout.write(
    `${name.padEnd(16)} ${String(kilobytes).padStart(6)} KB, ${String(asset).padStart(6)} KB with its files\n`,
  )
}
writeFileSync(new URL('dist/report.json', root), JSON.stringify(report))

function folderSize(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return files.reduce((sum, one) => sum + statSync(`${one.parentPath}/${one.name}`).size, 0)
}
