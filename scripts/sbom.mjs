// Bill of what an archive holds, as CycloneDX.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { shippedPackages } from './release/shipped-packages.mjs'
import { releaseVersion } from './release/version.mjs'

const { arch } = parseArgs({ options: { arch: { type: 'string', default: process.arch } } }).values
const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
const node = `node-linux-${arch}`
const lock = read('package-lock.json')
/** Without tools and own packages; optional is Node alone. */
const shipped = ({ devDependencies: _tools, workspaces: _own, optionalDependencies, ...rest }) => ({
  ...rest,
  optionalDependencies: { [node]: optionalDependencies[node] },
})
const held = [...shippedPackages(lock, arch), `node_modules/${node}`].map((path) => [path, lock.packages[path]])

const folder = mkdtempSync(join(tmpdir(), 'redress-sbom-'))
try {
  writeFileSync(join(folder, 'package.json'), JSON.stringify(shipped(read('package.json'))))
  const packages = { '': shipped(lock.packages['']), ...Object.fromEntries(held) }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }))
  const args = ['sbom', '--package-lock-only', '--offline', '--sbom-type=application', '--sbom-format=cyclonedx']
  const bill = JSON.parse(execFileSync('npm', args, { cwd: folder, shell: process.platform === 'win32' }))
  const version = releaseVersion(fileURLToPath(new URL('..', import.meta.url)))
  Object.assign(bill.metadata.component, { name: 'redress', version, purl: `pkg:npm/redress@${version}` })
  // The same files give the same bytes.
  delete bill.serialNumber
  delete bill.metadata.timestamp
  process.stdout.write(JSON.stringify(bill, null, 2))
} finally {
  rmSync(folder, { recursive: true })
}
