import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { unneeded } from '../../scripts/light.mjs'

type Package = { readonly dev?: boolean; readonly link?: boolean }
const { packages }: { readonly packages: Readonly<Record<string, Package>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
)
const left = new Set(unneeded(new URL('../../', import.meta.url)).map((path) => join('node_modules', path)))

/** Bytes on disk of a package, without those inside it. */
function bytesOf(path: string): number {
  if (left.has(path)) return 0
  const { blocks } = lstatSync(path)
  const inside = lstatSync(path).isDirectory() ? readdirSync(path).filter((name) => name !== 'node_modules') : []
  return inside.reduce((sum, name) => sum + bytesOf(join(path, name)), blocks * 512)
}

test('what npm start installs weighs at most 350 MB', () => {
  const shipped = Object.entries(packages).flatMap(([path, { dev, link }]) =>
    path && !dev && !link && !left.has(dirname(path)) && existsSync(path) ? [path] : [],
  )
  const megabytes = shipped.reduce((sum, path) => sum + bytesOf(path), 0) / 1024 ** 2
  expect(shipped.length).toBeGreaterThan(100)
  expect(megabytes).toBeGreaterThan(200)
  expect(megabytes).toBeLessThan(350)
})

test('of the faces it keeps those that papers use', () => {
  const faces = ['serif', 'sans'].flatMap((kind) =>
    readdirSync(`node_modules/@expo-google-fonts/noto-${kind}-sc`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ttf'))
      .map((name) => `node_modules/@expo-google-fonts/noto-${kind}-sc/${name}`),
  )
  expect(faces.length).toBeGreaterThan(10)
  expect(faces.filter((path) => !left.has(path)).map((path) => path.split('/').at(-1))).toHaveLength(3)
})
