// Packs one machine's program with its Node into an archive that needs no network and no npm, and signs its checksum.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleLocal, stopBundling } from './bundle-local.mjs'
import { shippedPackages } from './release/shipped-packages.mjs'
import { releaseKey, signed } from './release/sign.mjs'
import { releaseVersion } from './release/version.mjs'

const { values } = parseArgs({ options: { arch: { type: 'string', default: process.arch } } })
const { arch } = values
if (!['x64', 'arm64'].includes(arch)) throw new Error(`--arch ${arch}: x64 or arm64`)
const root = fileURLToPath(new URL('..', import.meta.url))
const version = releaseVersion(root)
const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const name = `redress-${version}-linux-${arch}`
const out = join(root, 'dist/release')
const into = join(out, name)
const key = releaseKey(process.env.RELEASE_KEY)

rmSync(into, { recursive: true, force: true })
mkdirSync(into, { recursive: true })
laySources()
await layPrograms()
layPackages()
layNode()
const archive = pack()
const fingerprint = signed(archive, arch, key)
// Says how to check the archive before it is unpacked.
cpSync(join(root, 'scripts/release/INSTALL.md'), join(out, 'INSTALL.md'))
const megabytes = (statSync(archive).size / 1e6).toFixed(1)
const by = fingerprint === undefined ? 'not signed: no RELEASE_KEY' : `signed by the key ${fingerprint}`
process.stdout.write(`${archive} ${megabytes} MB, ${by}\n`)

/** Sources of one machine: commands and the printer run from them. */
function laySources() {
  const folders = ['core', 'packages', 'workflows', 'functions', 'web', 'hosts', 'cli', 'deployments', 'docs']
  const left = /\.(test|long\.test)\.tsx?$|^hosts\/aws\b|^packages\/[^/]+\/dist\b/
  for (const folder of folders)
    cpSync(join(root, folder), join(into, folder), {
      recursive: true,
      filter: (path) => !left.test(path.slice(root.length)),
    })
  // All to which README.md leads.
  const texts = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md']
  for (const file of ['LICENSE', 'NOTICE', ...texts]) cpSync(join(root, file), join(into, file))
  const made = { name: 'redress', version, private: true, type: 'module', imports }
  writeFileSync(join(into, 'package.json'), JSON.stringify(made, null, 2))
  for (const file of ['redress', 'redress.service', 'Dockerfile', 'INSTALL.md'])
    cpSync(join(root, 'scripts/release', file), join(into, file))
  chmodSync(join(into, 'redress'), 0o755)
}

/** Pages are JSX, so what draws them is bundled here, once, with the browser's count. */
async function layPrograms() {
  mkdirSync(join(into, 'dist/local'), { recursive: true })
  for (const entry of ['main', 'import-hand', 'drawing', 'audit-hand'])
    cpSync(fileURLToPath(await bundleLocal(entry)), join(into, `dist/local/${entry}.mjs`))
  cpSync(join(root, 'dist/local/count.js'), join(into, 'dist/local/count.js'))
  await stopBundling()
  mkdirSync(join(into, 'scripts'))
  cpSync(join(root, 'scripts/release/bundle-local.mjs'), join(into, 'scripts/bundle-local.mjs'))
  cpSync(join(root, 'scripts/start.mjs'), join(into, 'scripts/start.mjs'))
}

function layPackages() {
  const needless = /\.(d\.[cm]?ts|map)$|\/(test|tests|docs|benchmark)\//
  const faces = JSON.parse(readFileSync(join(root, 'functions/doors.json'), 'utf8')).flatMap(({ faces = [] }) => faces)
  const wanted = (path) => !path.endsWith('.ttf') || faces.some((face) => path.endsWith(face))
  for (const path of shippedPackages(lock, arch)) {
    const lies = placed(path)
    const nested = join(lies, 'node_modules')
    cpSync(lies, join(into, path), {
      recursive: true,
      dereference: true,
      filter: (one) =>
        one === lies || (!one.startsWith(nested) && !needless.test(one.slice(lies.length)) && wanted(one)),
    })
  }
}

function layNode() {
  const from = placed(`node_modules/node-linux-${arch}`)
  mkdirSync(join(into, 'bin'))
  cpSync(join(from, 'bin/node'), join(into, 'bin/node'))
  cpSync(join(from, 'LICENSE'), join(into, 'bin/LICENSE'))
}

/** Where a package lies: here, or fetched. */
function placed(path) {
  return existsSync(join(root, path)) ? join(root, path) : fetched(path)
}

/** Takes a package of another processor, as the lockfile knows it. */
function fetched(path) {
  const { version: edition, integrity } = lock.packages[path]
  const folder = mkdtempSync(join(tmpdir(), 'redress-release-'))
  const wanted = `${path.slice('node_modules/'.length)}@${edition}`
  const file = execFileSync('npm', ['pack', wanted, '--silent', '--pack-destination', folder]).toString().trim()
  const bytes = readFileSync(join(folder, basename(file)))
  if (`sha512-${createHash('sha512').update(bytes).digest('base64')}` !== integrity)
    throw new Error(`${wanted} is not what package-lock.json names`)
  execFileSync('tar', ['-xzf', join(folder, basename(file)), '-C', folder])
  return join(folder, 'package')
}

/** The same files give the same bytes. */
function pack() {
  const sbom = execFileSync(process.execPath, [join(root, 'scripts/sbom.mjs'), '--arch', arch])
  writeFileSync(join(into, 'sbom.cdx.json'), sbom)
  const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=2026-01-01T00:00:00Z']
  const path = join(out, `${name}.tar.xz`)
  execFileSync('tar', [...same, '--use-compress-program=xz -6 -T2', '-cf', path, '-C', out, name])
  rmSync(into, { recursive: true })
  return path
}
