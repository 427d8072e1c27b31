// Installs the lockfile once, on Node 20 up, writing to stderr. With --light: what `npm start` needs alone.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const root = new URL('..', import.meta.url)
const stamp = new URL('node_modules/.redress-lock', root)
const lock = createHash('sha256')
  .update(readFileSync(new URL('package-lock.json', root)))
  .digest('hex')
const light = process.argv.includes('--light')
const standing = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''

if (standing !== lock && !(light && standing === `light ${lock}`)) {
  process.stderr.write('redress: installing the packages that package-lock.json names (once) …\n')
  const more = light ? ['--omit=dev'] : []
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...more], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (light) lighten()
  writeFileSync(stamp, light ? `light ${lock}` : lock)
}

/** Removes tools, Node's headers and faces that no paper uses. */
function lighten() {
  const drop = (path) => rmSync(new URL(`node_modules/${path}`, root), { recursive: true, force: true })
  const within = (path) => {
    const folder = new URL(`node_modules/${path}/`, root)
    return existsSync(folder) ? readdirSync(folder, { recursive: true }).map((name) => `${path}/${name}`) : []
  }
  const doors = JSON.parse(readFileSync(new URL('functions/doors.json', root), 'utf8'))
  const used = doors.flatMap(({ faces = [] }) => faces)
  drop('@biomejs')
  for (const arch of ['x64', 'arm64'])
    for (const part of ['include', 'share', 'lib']) drop(`node-linux-${arch}/${part}`)
  for (const path of within('@expo-google-fonts'))
    if (path.endsWith('.ttf') && !used.some((face) => path.endsWith(face))) drop(path)
}
