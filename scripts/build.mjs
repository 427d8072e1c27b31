// Bundles a door each into dist/, and prints their weights.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { holidayYears, readDeployment } from '../hosts/deployment.ts'
import { statutoryYears } from '../packages/deadline/src/china.ts'
import { procedures } from '../workflows/index.ts'
import { bundleCount } from './bundle-count.mjs'
import { bundleDoor } from './bundle-door.mjs'
import { lateFiles } from './light-bundles.mjs'
import { copyPackages } from './native-packages.mjs'

const root = new URL('..', import.meta.url)
const doors = JSON.parse(readFileSync(new URL('functions/doors.json', root), 'utf8'))
// Another city is another folder.
const deployment = process.env.REDRESS_DEPLOYMENT ?? 'deployments/yunfu'
rmSync(new URL('dist/made-of', root), { force: true })
// Its own folders alone: others of dist/ may be in use.
for (const { name } of doors) rmSync(new URL(`dist/${name}`, root), { recursive: true, force: true })

const folder = fileURLToPath(new URL(deployment, root))
// Checked here: no bundle brings what reads YAML and CSV.
const { calendar: _, ...settings } = readDeployment(folder, { url: '', demo: false, procedures })
const built = { ...settings, years: holidayYears([join(folder, 'holidays')]), estimates: statutoryYears }
const late = await lateFiles(root)
const report = []
for (const door of doors) {
  const { name, entry, assets = [], beside = [], packages = [], faces = [] } = door
  if (!existsSync(new URL(entry, root))) throw new Error(`${name}: ${entry} is not there`)
  const { inputs, imports } = await bundleDoor(root, door, {
    ...{ outfile: `dist/${name}/index.mjs`, ownPageWords: settings.pageWords.length > 0 },
  })
  for (const [file, contents] of Object.entries(late)) writeFileSync(new URL(`dist/${name}/${file}`, root), contents)
  const own = fileURLToPath(new URL(`dist/${name}/deployment`, root))
  cpSync(folder, own, { recursive: true })
  writeFileSync(join(own, 'built.json'), JSON.stringify(built))
  for (const path of assets) cpSync(new URL(path, root), new URL(`dist/${name}/${path}`, root))
  if (assets.includes('web/a.js')) writeFileSync(new URL(`dist/${name}/web/count.js`, root), await bundleCount())
  for (const path of beside) cpSync(new URL(path, root), new URL(`dist/${name}/${basename(path)}`, root))
  const arch = packages.length > 0 ? copyPackages(root, `dist/${name}`, { packages, faces }) : undefined
  if (entry.startsWith('functions/http'))
    cpSync(new URL('docs/charts', root), new URL(`dist/${name}/charts`, root), { recursive: true })
  const { size } = statSync(new URL(`dist/${name}/index.mjs`, root))
  const [kilobytes, asset] = [size, folderSize(new URL(`dist/${name}/`, root))].map((n) => Math.round(n / 1024))
  report.push({ name, kilobytes, asset, arch, inputs, imports })
  process.stdout.write(
    `${name.padEnd(16)} ${String(kilobytes).padStart(6)} KB, ${String(asset).padStart(6)} KB with its files\n`,
  )
}
writeFileSync(new URL('dist/report.json', root), JSON.stringify(report))
writeFileSync(new URL('dist/deployment.json', root), JSON.stringify({ folder: deployment.replace(/\/$/, '') }))

function folderSize(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return files.reduce((sum, one) => sum + statSync(`${one.parentPath}/${one.name}`).size, 0)
}
