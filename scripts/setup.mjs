// Installs the lockfile once, on Node 20 up, writing to stderr. With --light: what `npm start` needs alone.
// What was installed whole for an earlier lockfile takes the differences alone: seconds in place of minutes.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { unneeded } from './light.mjs'

const root = new URL('..', import.meta.url)
const stamp = new URL('node_modules/.redress-lock', root)
const lockfile = new URL('package-lock.json', root)
const text = readFileSync(lockfile)
const lock = createHash('sha256').update(text).digest('hex')
const light = process.argv.includes('--light')
const standing = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''

if (standing !== lock && !(light && standing === `light ${lock}`)) {
  process.stderr.write('redress: installing the packages that package-lock.json names (once) …\n')
  const isWhole = standing !== '' && !standing.startsWith('light ')
  if (!(isWhole && takesDifferences())) install('ci')
  if (light)
    for (const path of unneeded(root)) rmSync(new URL(`node_modules/${path}`, root), { recursive: true, force: true })
  writeFileSync(stamp, light ? `light ${lock}` : lock)
}

function install(how) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  execFileSync('npm', [how, ...quiet, ...(light ? ['--omit=dev'] : [])], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
}

/** Whether the lockfile, unchanged by it, now describes what is installed. */
function takesDifferences() {
  try {
    install('install')
    if (readFileSync(lockfile).equals(text)) return true
    writeFileSync(lockfile, text)
    return false
  } catch {
    return false
  }
}
