import { readFileSync } from 'node:fs'

// LGPL: the libraries of sharp, which are loaded as they are.
const allowed = new Set('Apache-2.0 MIT MIT-0 ISC 0BSD BSD-2-Clause BSD-3-Clause OFL-1.1 LGPL-3.0-or-later'.split(' '))

// node scripts/licences.ts [LOCKFILE]: packages with version, licence, and if they ship. Ends with 1 if one may not.
const lock: Lock = JSON.parse(readFileSync(process.argv[2] ?? new URL('../package-lock.json', import.meta.url), 'utf8'))
const packages = Object.entries(lock.packages).flatMap(([path, { version, license, dev, link }]) =>
  path === '' || link
    ? []
    : [{ name: path.replace(/^.*node_modules\//, ''), version, licence: license ?? 'none', ships: !dev }],
)
for (const { name, version, licence, ships } of packages.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
  process.stdout.write(`${name} ${version}\t${licence}\t${ships ? 'ships' : 'tool'}\n`)
const forbidden = packages.filter(({ licence, ships }) => ships && !isAllowed(licence))
for (const { name, licence } of forbidden) process.stderr.write(`${name}: ${licence} may not ship\n`)
process.stderr.write(`${packages.length} packages, ${packages.filter(({ ships }) => ships).length} of them ship\n`)
process.exitCode = forbidden.length > 0 ? 1 : 0

type Lock = {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version?: string; readonly license?: string; readonly dev?: boolean; readonly link?: boolean }
    >
  >
}

/** All joined by AND, one offered with OR; mixed ones fail. */
function isAllowed(licence: string): boolean {
  return licence.split(' AND ').every((part) =>
    part
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((one) => allowed.has(one)),
  )
}
