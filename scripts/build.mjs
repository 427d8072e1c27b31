// One bundle a door into dist/, without the other host. Prints what each weighs.
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { textsJson } from './texts-json.mjs'

const root = new URL('..', import.meta.url)
const doors = JSON.parse(readFileSync(new URL('functions/doors.json', root), 'utf8'))
// Another city is another folder.
const deployment = process.env.REDRESS_DEPLOYMENT ?? 'deployments/yunfu'
rmSync(new URL('dist', root), { recursive: true, force: true })

const texts = textsJson(root)
const report = []
for (const { name, entry, assets = [] } of doors) {
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
  if (entry.startsWith('functions/http'))
    cpSync(new URL('docs/charts', root), new URL(`dist/${name}/charts`, root), { recursive: true })
  const inputs = Object.keys(metafile.inputs)
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  const { size } = statSync(new URL(`dist/${name}/index.mjs`, root))
  report.push({ name, kilobytes: Math.round(size / 1024), inputs, imports: [...new Set(imports)] })
  process.stdout.write(`${name.padEnd(16)} ${String(Math.round(size / 1024)).padStart(6)} KB\n`)
}
writeFileSync(new URL('dist/report.json', root), JSON.stringify(report))
