import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string }>> }

/** Packages of one vendor that come in several editions. */
function twice({ packages }: Lock): readonly string[] {
  const editions = new Map<string, Set<string | undefined>>()
  for (const [path, { version }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1) ?? ''
    if (/^(?:@aws-sdk\/|@smithy\/|nodemailer$)/.test(name))
      editions.set(name, (editions.get(name) ?? new Set()).add(version))
  }
  return [...editions].filter(([, found]) => found.size > 1).map(([name]) => name)
}

const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))

test('each part of the AWS clients, and nodemailer, is installed in one edition', () => {
  expect(Object.keys(lock.packages).filter((path) => path.includes('@aws-sdk/')).length).toBeGreaterThan(10)
  expect(twice(lock)).toEqual([])
})

test('finds a second edition', () => {
  const packages = {
    'node_modules/@smithy/core': { version: '3.40.0' },
    'node_modules/a/node_modules/@smithy/core': { version: '3.38.0' },
    'node_modules/b': { version: '1.0.0' },
    'node_modules/a/node_modules/b': { version: '2.0.0' },
  }
  expect(twice({ packages })).toEqual(['@smithy/core'])
})
