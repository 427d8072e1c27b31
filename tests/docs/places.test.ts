import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { doors } from '#functions/http/routes.ts'
import { environment, variables } from '#hosts/local/base/environment.ts'
import { readSettings } from '#infra/settings.ts'
import { codeOf, documents } from './documents.ts'
import { tables, textOf } from './tables.ts'

const paths = Object.values(doors)
  .flat()
  .map(({ path }) => path)
const routes = paths.map((path) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`))
/** Program text that names further places of one machine. */
const served = globSync(['hosts/local/**/*.ts', 'functions/stream/*.tsx', 'core/engine/feeds/feed-files.ts'])
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(file, 'utf8'))
  .join()
const ofTheSystem = /^\/(?:etc|opt|srv|usr|backup|elsewhere|new|proc)\b/

/** Path of a page that code names, or null. */
function pageIn(code: string): string | null {
  const [, path] = /^(?:(?:GET|POST) |http:\/\/localhost:\w+)?(\/[^\s?#]*)$/.exec(code) ?? []
  return path === undefined || ofTheSystem.test(path) || path === '/' ? null : path.replace(/^\/en(?=\/)/, '')
}

function isServed(path: string): boolean {
  const begins = path.replace(/(?:\{|…|DAY|TOKEN).*/, '')
  const goesOn = begins !== path && paths.some((one) => one.startsWith(begins))
  return path === '/' || goesOn || routes.some((route) => route.test(path)) || served.includes(begins)
}

test.each(documents)('each page and address that %s names is served', (path) => {
  const pages = codeOf(path).flatMap((code) => pageIn(code) ?? [])
  expect(pages.filter((page) => !isServed(page))).toEqual([])
})

const folders = globSync('*/').map((name) => name.replace('/', ''))
const made = ['node_modules', 'dist', 'data', 'cdk.out']
const fileIn = new RegExp(`^(?:${folders.filter((name) => !made.includes(name)).join('|')})/[\\w./*-]*$`)

test.each(documents)('each file, folder and pattern that %s names is there', (path) => {
  const files = codeOf(path).filter((code) => fileIn.test(code))
  expect(files.filter((file) => globSync(file).length === 0)).toEqual([])
})

test.each(documents)('each source file that %s names without its folder is somewhere', (path) => {
  const names = codeOf(path).filter((code) => /^[\w.-]+\.(?:tsx?|mjs|typ)$/.test(code))
  expect(
    names.filter(
      (name) => globSync(`{core,packages,workflows,functions,web,hosts,cli,infra,tests}/**/${name}`).length === 0,
    ),
  ).toEqual([])
})

test.each(documents)('each variable that %s names is read by the program', (path) => {
  const named = [...textOf(path).matchAll(/\bREDRESS_[A-Z_]+\b/g)].map(([name]) => name)
  expect(named.filter((name) => !(name in variables))).toEqual([])
})

describe('the table of variables in docs/operate.md', () => {
  const rows = tables('docs/operate.md').filter(({ heading }) => heading === 'Environment variables')
  const defaults = new Map(
    rows.flatMap(({ cells: [names = '', value = ''] }) => names.split(', ').map((name) => [name, value])),
  )

  test('has every variable, and no other', () => {
    expect([...defaults.keys()].toSorted()).toEqual(Object.keys(variables).toSorted())
  })

  test('says the default of each', () => {
    const said = Object.entries(variables).map(([name, schema]) => {
      const { success, data } = schema.safeParse(undefined)
      return { name, value: success && data !== undefined ? String(data) : null }
    })
    const wrong = said.filter(({ name, value }) =>
      value === null ? /^[\d/]|^[a-z]+\//.test(defaults.get(name) ?? '0') : defaults.get(name) !== value,
    )
    expect(wrong).toEqual([])
    expect(defaults.get('REDRESS_URL')?.replace('PORT', String(environment({}).port))).toBe(environment({}).url)
    expect(environment({ REDRESS_URL: 'https://a.example' }).mailFrom).toMatch(/^no-reply@/)
  })
})

test('docs/deploy.md says the default of each setting of the cloud', () => {
  const asked: string[] = []
  const { partition, region, mode } = readSettings((name) => {
    asked.push(name)
    return undefined
  })
  const rows = tables('docs/deploy.md').filter(({ heading }) => heading === 'Settings')
  const said = new Map(
    rows.flatMap(({ cells: [names = '', value = ''] }) => names.split(', ').map((name) => [name, value])),
  )
  expect([...said.keys()].toSorted()).toEqual(asked.toSorted())
  expect([said.get('partition'), said.get('mode')]).toEqual([partition, mode])
  expect(said.get('region')?.split(', ')).toEqual([
    region,
    readSettings((name) => (name === 'partition' ? 'aws' : undefined)).region,
  ])
})

test.each(documents)('each port that %s names is the default, or set by it', (path) => {
  const text = textOf(path)
  const set = [...text.matchAll(/(?:\bPORT|_PORT|_CLAMD)=(?:[\d.]+:)?(\d+)/g)].map(([, port]) => Number(port))
  const named = [...text.matchAll(/(?:localhost|127\.0\.0\.1):(\d+)|TCPSocket (\d+)/g)].map(([, a, b]) =>
    Number(a ?? b),
  )
  const known = [environment({}).port, ...set]
  expect(named.filter((port) => !known.includes(port))).toEqual([])
})

test('finds a page that nobody serves', () => {
  expect([pageIn('/desk/nowhere'), pageIn('http://localhost:8080/en/nowhere'), pageIn('/etc/redress.env')]).toEqual([
    '/desk/nowhere',
    '/nowhere',
    null,
  ])
  expect(isServed('/desk/nowhere')).toBe(false)
})
