import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canBrowse } from '#tests/support/browsing.ts'
import { started } from '#tests/support/started.ts'
import { emulated, lacking, processorOf } from './emulated.ts'

const out = resolve('dist/release')
const folder = mkdtempSync(join(tmpdir(), 'redress-release-test-'))
const keyPath = join(folder, 'release.pem')
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
let archive = ''
let home = ''

beforeAll(() => {
  // An archive of another day is none of these.
  rmSync(out, { recursive: true, force: true })
  writeFileSync(keyPath, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  writeFileSync(join(folder, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
  execFileSync(process.execPath, ['scripts/release.mjs'], { env: { ...process.env, RELEASE_KEY: keyPath } })
  archive = join(out, readdirSync(out).find((name) => name.endsWith(`-${process.arch}.tar.xz`)) ?? '')
  execFileSync('tar', ['-xJf', archive, '-C', folder])
  home = join(folder, readdirSync(folder).find((name) => name.startsWith('redress-')) ?? '')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** As on a machine that has no Node, npm or bundler. */
const alone = { cwd: folder, env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' }, encoding: 'utf8' } as const
/** No network but its own loopback; needs root. */
const unshared = (command: string) =>
  ['unshare', ['--net', 'sh', '-c', `ip link set lo up && exec ${command}`]] as const
const hasNamespaces = spawnSync(...unshared('true')).status === 0

type Component = { readonly group?: string; readonly name: string }

describe('the release for one machine', () => {
  it('weighs at most 100 MB, with its checksum and a signature that another program accepts', () => {
    expect(statSync(archive).size).toBeLessThan(100e6)
    const sums = `SHA256SUMS-${process.arch}`
    expect(spawnSync('sha256sum', ['--check', '--strict', sums], { cwd: out }).status).toBe(0)
    const asked = ['-rawin', '-in', sums, '-sigfile', `${sums}.sig`]
    const check = () =>
      spawnSync('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', join(folder, 'public.pem'), ...asked], {
        cwd: out,
      })
    expect(check().status).toBe(0)
    writeFileSync(join(out, sums), `${readFileSync(join(out, sums), 'utf8')} `)
    expect(check().status).not.toBe(0)
  })

  it('holds no bundler, no tool, no test and no client of AWS, and says what it holds', () => {
    const packages = readdirSync(join(home, 'node_modules'))
    for (const name of ['esbuild', 'vitest', 'typescript', '@aws-sdk', '@biomejs', 'aws-cdk-lib'])
      expect(packages).not.toContain(name)
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' })
    expect(files.filter((name) => /\.test\.tsx?$/.test(name))).toEqual([])
    const laid = files.flatMap((name) => {
      const [, path] = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(name) ?? []
      return path === undefined ? [] : [path]
    })
    const { bomFormat, components } = JSON.parse(readFileSync(join(home, 'sbom.cdx.json'), 'utf8'))
    expect(bomFormat).toBe('CycloneDX')
    const told: string[] = components.map(({ group, name }: Component) => (group ? `${group}/${name}` : name))
    expect(new Set(told)).toEqual(new Set([...laid, `node-linux-${process.arch}`]))
    for (const name of ['LICENSE', 'NOTICE', 'INSTALL.md', 'redress.service', 'bin/LICENSE'])
      expect(existsSync(join(home, name)), name).toBe(true)
  })

  it('has each file to which its README and its manuals lead', () => {
    const pages = [
      'README.md',
      ...readdirSync(join(home, 'docs'))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
    ]
    const lost = pages.flatMap((page) =>
      [...readFileSync(join(home, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].flatMap(([, to = '']) =>
        existsSync(resolve(home, dirname(page), to)) ? [] : [`${page}: ${to}`],
      ),
    )
    expect(pages.length).toBeGreaterThan(10)
    expect(lost).toEqual([])
  })

  it('runs the commands with its own Node, from any folder', () => {
    const deadline = spawnSync(join(home, 'redress'), ['--help'], alone)
    expect([deadline.status, deadline.stderr]).toEqual([0, ''])
    expect(deadline.stdout).toContain('explain-record')
    const doctor = spawnSync(join(home, 'redress'), ['doctor'], alone)
    expect(doctor.stdout + doctor.stderr).not.toContain('Cannot find')
  })

  // Where the workflow wants it walked, a lack fails.
  const mayWalk = process.env['REDRESS_WALK_ARCHIVE'] === '1' || (canBrowse && hasNamespaces)

  it.runIf(mayWalk)('walks each role in a browser, without any network', () => {
    const vitest = resolve('node_modules/vitest/vitest.mjs')
    const walk = `${process.execPath} ${vitest} run --project short tests/browser/roles.test.ts`
    expect({ canBrowse, hasNamespaces }).toEqual({ canBrowse: true, hasNamespaces: true })
    const { status, stdout, stderr } = spawnSync(...unshared(walk), {
      env: { ...process.env, REDRESS_ARCHIVE: home },
      encoding: 'utf8',
    })
    expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, ''])
  })
})

const lack = lacking()

describe.runIf(lack === null)(`the release for arm64${lack === null ? '' : ` (not started: ${lack})`}`, () => {
  it('starts whole under emulation, answers pages, and its own command finds its log whole', async () => {
    execFileSync(process.execPath, ['scripts/release.mjs', '--arch', 'arm64'])
    const packed = join(out, readdirSync(out).find((name) => name.endsWith('-arm64.tar.xz')) ?? '')
    expect(statSync(packed).size).toBeLessThan(100e6)
    execFileSync('tar', ['-xJf', packed, '-C', folder])
    const there = join(folder, readdirSync(folder).find((name) => name.endsWith('-arm64')) ?? '')
    const env = emulated(there)
    expect(processorOf(there, env)).toBe('arm64')
    const site = await started({ archive: there, env })
    const home = await fetch(site.url)
    expect([home.status, await home.text()]).toEqual([200, expect.stringContaining('信用')])
    expect((await fetch(`${site.url}/records`)).status).toBe(200)
    const own = { ...process.env, ...env, REDRESS_DATA: site.folder }
    const verified = spawnSync(join(there, 'redress'), ['verify', '--data', site.folder], {
      env: own,
      encoding: 'utf8',
    })
    expect([verified.status, verified.stderr]).toEqual([0, expect.any(String)])
    // Emulated papers take longer than the printer may, and a stop waits.
    await site.kill()
    rmSync(site.folder, { recursive: true })
  })
})
