import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { releaseVersion } from '../../scripts/release/version.mjs'

const bill = (arch: string) =>
  JSON.parse(execFileSync(process.execPath, ['scripts/sbom.mjs', '--arch', arch], { encoding: 'utf8' }))
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
type Component = { readonly purl: string; readonly version: string }

test.each(['x64', 'arm64'])('the bill of %s names what its archive holds, in the lockfile’s editions', (arch) => {
  const { metadata, components } = bill(arch)
  expect(metadata.component).toMatchObject({ name: 'redress', version: releaseVersion('.') })
  const named = new Map<string, string>(
    components.map(({ purl, version }: Component) => [
      decodeURIComponent(purl.slice('pkg:npm/'.length).replace(/@[^@]+$/, '')),
      version,
    ]),
  )
  // Tools and other machines' packages stood in it once.
  expect([...named.keys()].filter((name) => /esbuild|biome|darwin|win32|musl|wasm/.test(name))).toEqual([])
  const other = arch === 'x64' ? 'arm64' : 'x64'
  expect([...named.keys()].filter((name) => name.includes(other))).toEqual([])
  for (const name of ['xstate', 'sharp', `@img/sharp-linux-${arch}`, `node-linux-${arch}`])
    expect([name, named.get(name)]).toEqual([name, packages[`node_modules/${name}`].version])
  // Each direct one that ships.
  expect(Object.keys(packages[''].dependencies).filter((name) => !named.has(name))).toEqual([])
})
