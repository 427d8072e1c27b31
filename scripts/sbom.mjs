// Bill of what ships, as CycloneDX. `npm sbom --omit=dev` also omits packages that tools need too, so it gets a
// lockfile of shipped ones.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
const { devDependencies: _tools, workspaces: _own, ...shipped } = read('package.json')
const lock = read('package-lock.json')
const { devDependencies: _locked, workspaces: _ours, ...root } = lock.packages['']
const packages = Object.entries(lock.packages).filter(
  ([path, { dev, link }]) => path.startsWith('node_modules/') && !dev && !link,
)

const folder = mkdtempSync(join(tmpdir(), 'redress-sbom-'))
try {
  writeFileSync(join(folder, 'package.json'), JSON.stringify(shipped))
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...lock, packages: { '': root, ...Object.fromEntries(packages) } }),
  )
  const args = ['sbom', '--package-lock-only', '--offline', '--sbom-type=application', '--sbom-format=cyclonedx']
  process.stdout.write(execFileSync('npm', args, { cwd: folder, shell: process.platform === 'win32' }))
} finally {
  rmSync(folder, { recursive: true })
}
