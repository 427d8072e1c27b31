// Leaves out of a cloud bundle, or folds up: esbuild's plugin.
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { basename, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { lateSchemas, schemaMaker } from './late-schemas.mjs'
import { lightProcedure } from './light-procedures.mjs'
import { pureConsts } from './pure-consts.mjs'

/** Adapter of each port that not every door opens. */
const ports = {
  mailer: ['hosts/smtp.ts', 'smtpMailer'],
  signIn: ['hosts/oidc.ts', 'oidc'],
  tokens: ['hosts/access-token.ts', 'accessTokens'],
  totp: ['hosts/totp.ts', 'totp'],
  files: ['hosts/aws/files.ts', 's3Files'],
  calendarFile: ['hosts/calendar-file.ts', 'calendarFile'],
  hooks: ['hosts/hook-sender.ts', 'hookSender'],
  readSheet: ['hosts/read-sheet.ts', 'readSheet'],
}
const portNames = Object.keys(ports)

/** Modules that nothing in the cloud uses; their stead. */
const leftOut = [
  // The build reads and checks the deployment (built.json).
  [/hosts\/deployment\.ts$/, "export { builtDeployment as readDeployment } from '#hosts/aws/built-deployment.ts'"],
  // The command line's; where a module is imported late, esbuild wraps all.
  [/hosts\/aws\/tools\.ts$/, 'export const tools = undefined, openApart = undefined'],
  // Examples are for tests and the command line.
  [/workflows\/[\w-]+\/examples\.ts$/, 'export const examples = []'],
]
/** For a deployment without words of its own for pages. */
const unchangedWords = [[/functions\/http\/door\/page-words\.ts$/, 'export const takePageWords = () => {}']]
/** Modules of packages by what stands in for them (scripts/stand-ins). */
const standIns = [
  [/nodemailer\/dist\/esm\/mime-funcs\/mime-types\.js$/, 'mime-types'],
  [/libmime\/dist\/\w+\/mimetypes\.js$/, 'mime-types'],
  [/iconv-lite\/lib\/index\.js$/, 'iconv-lite'],
  [/encoding-japanese\/src\/index\.js$/, 'encoding-japanese'],
  [/node_modules\/he\/he\.js$/, 'he'],
  [/node_modules\/debug\/src\/index\.js$/, 'debug'],
  [/file-type\/source\/supported\.js$/, 'file-type-supported'],
  [/@borewit\/text-codec\/lib\/index\.js$/, 'text-codec'],
  [/nodemailer\/dist\/esm\/fetch\/index\.js$/, 'nodemailer-fetch'],
  [/node_modules\/preact\/dist\/preact\.mjs$/, 'preact'],
]

/** What a door that decides nothing prints, signs and scans by. */
const silent = [
  ['hosts/aws/ledger-signer.ts', 'attested', 'ledgerSigner'],
  ['hosts/aws/printing.ts', 'lambdaPrinting'],
  ['hosts/clamd.ts', 'clamd', 'noScanner'],
]

/** Rooms whose modules do nothing when they are read. */
const quiet = /\/(core|packages|workflows|web)\/(?:(?!node_modules).)*\.(tsx?|json)$/
/** Of those, what may be data alone; earlier rules have a file of their own. */
const rooms = /\/(core|packages|workflows|web)\/(?:(?!node_modules|past-rules).)*\.(ts|json)$/

/** `late` takes what the bundle reads when it is needed: words and other data, by module. */
export function lightBundles(root, { open, ownPageWords, asks, late }) {
  const stead = [
    ...leftOut,
    ...(ownPageWords ? [] : unchangedWords),
    ...portNames
      .filter((name) => !open.includes(name))
      .map((name) => [ending(ports[name][0]), closed(name, [ports[name][1]])]),
    ...(asks ? silent : []).map(([path, ...names]) => [ending(path), closed(path, names)]),
  ]
  return {
    name: 'light-bundles',
    setup({ onResolve, onLoad }) {
      // Zod's messages in other languages, which nobody reads.
      onResolve({ filter: /locales\/index\.js$/ }, ({ importer, resolveDir }) =>
        /node_modules\/zod\//.test(importer) ? { path: resolve(resolveDir, '../locales/en.js') } : undefined,
      )
      // Its own choice for browsers: without the drawing of PNG.
      onResolve({ filter: /^qrcode$/ }, () => ({ path: join(root, 'node_modules/qrcode/lib/browser.js') }))
      onLoad({ filter: /node_modules\/.*\.m?js$/ }, ({ path }) => {
        const found = standIns.find(([pattern]) => pattern.test(path))
        if (found) return { contents: standIn(root, found[1]) }
        // The door that must be lightest decides nothing, and reads little of what people write.
        if (asks && /node_modules\/zod\/index\.js$/.test(path)) return { contents: standIn(root, 'zod') }
        if (/zod\/v4\/classic\/schemas\.js$/.test(path)) return { contents: withoutFormats(readFileSync(path, 'utf8')) }
        // Only the interface for programs describes itself by its schemas.
        const isSilent =
          !open.includes('tokens') && /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/.test(path)
        return isSilent ? { contents: silenced(readFileSync(path, 'utf8')) } : undefined
      })
      // Wants names of statuses alone, and those for faults.
      onResolve({ filter: /^node:http$/ }, ({ path, importer }) =>
        /@middy/.test(importer) ? { path, namespace: 'statuses' } : undefined,
      )
      onLoad({ filter: /./, namespace: 'statuses' }, () => ({
        contents:
          "export const STATUS_CODES = new Proxy({}, { get: (_, code) => process.getBuiltinModule('node:http').STATUS_CODES[code] })",
      }))
      onResolve({ filter: builtins }, ({ path, kind }) =>
        kind === 'import-statement' ? { path: `node:${path.replace(/^node:/, '')}`, namespace: 'builtin' } : undefined,
      )
      onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
        contents: asks && slow.has(path) ? lateBuiltin(path) : builtin(path),
      }))
      onResolve({ filter: /^late-data$/ }, ({ path }) => ({ path, namespace: 'late' }))
      onLoad({ filter: /./, namespace: 'late' }, () => ({ contents: readLate(late.file), resolveDir: root }))
      onResolve({ filter: /^late-schema$/ }, ({ path }) => ({ path, namespace: 'late-schema' }))
      onLoad({ filter: /./, namespace: 'late-schema' }, () => ({ contents: schemaMaker }))
      onResolve({ filter: /^kept-rule-sets$/ }, ({ path }) => ({ path, namespace: 'kept' }))
      onLoad({ filter: /./, namespace: 'kept' }, () => ({ contents: readKept, resolveDir: root }))
      onLoad({ filter: /packages\/deadline\/src\/rules\/past\/.*\.json$/ }, ({ path }) => ({
        contents: `import { kept } from 'kept-rule-sets'; export default kept(${JSON.stringify(basename(path, '.json'))})`,
      }))
      onLoad({ filter: /\/(core|packages|workflows|functions|web|hosts)\/.*\.(tsx?|json)$/ }, async ({ path }) => {
        const found = path.includes('node_modules') ? undefined : stead.find(([pattern]) => pattern.test(path))
        if (found) return { contents: found[1], resolveDir: root, loader: 'ts' }
        const data = rooms.test(path) ? await dataOf(path) : null
        if (data) {
          const name = relative(root, path)
          late.data[name] = data
          return { contents: lateExports(name, data), resolveDir: root, loader: 'js' }
        }
        if (path.endsWith('.json')) return undefined
        const text = byParts(lightProcedure(await readFile(path, 'utf8'), path, asks))
        // An interface that describes itself asks schemas who they are.
        const module = open.includes('tokens') ? text : lateSchemas(text, path)
        const contents = quiet.test(path) ? pureConsts(module, path) : module
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}

/** Modules of Node's own, but those that are asked for whole. */
const builtins = new RegExp(`^(node:)?(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`)

/** Their exports one by one: an import would read all, and load the modules behind each. */
const builtin = (path) =>
  [
    `const all = /* @__PURE__ */ process.getBuiltinModule('${path}')`,
    'export default all',
    ...Object.keys(process.getBuiltinModule(path))
      .filter((name) => /^\w+$/.test(name))
      .map((name) => `export const ${name} = /* @__PURE__ */ (() => all.${name})()`),
  ].join('\n')

/** Slow to load: light doors do so when they first sign or pack. */
const slow = new Set(['node:crypto', 'node:zlib'])

/** Their functions and classes, which load it when first used. */
const lateBuiltin = (path) =>
  [
    `let loaded; const all = () => (loaded ??= process.getBuiltinModule('${path}'))`,
    `const lately = (name) => new Proxy(function () {}, {
  apply: (_, own, given) => Reflect.apply(all()[name], own, given),
  construct: (_, given) => Reflect.construct(all()[name], given),
  get: (_, key) => all()[name][key],
})`,
    'export default new Proxy({}, { get: (_, name) => all()[name] })',
    ...Object.entries(process.getBuiltinModule(path))
      .filter(([name, one]) => /^\w+$/.test(name) && typeof one === 'function')
      .map(([name]) => `export const ${name} = /* @__PURE__ */ lately('${name}')`),
  ].join('\n')

/** The same exports, which do nothing. */
const silenced = (text) =>
  [...text.matchAll(/^export (?:const|function) (\w+)|^export \{ \w+ as (\w+) \}/gm)]
    .map(([, name, other]) =>
      name ? `export const ${name} = () => {}` : `const own_${other} = () => {}; export { own_${other} as ${other} }`,
    )
    .join('\n')

const standIn = (root, name) => readFileSync(join(root, `scripts/stand-ins/${name}.mjs`), 'utf8')

/** Zod's schemas without methods that nobody calls. */
const withoutFormats = (text) =>
  text
    // A namespace handed on by another is kept whole.
    .replace('import { util } from "../core/index.js"', 'import * as util from "../core/util.js"')
    .replaceAll('core.util.', 'util.')
    .replace(/^ {4}\w+\(params\) \{\n {8}return this\.check\(core\._\w+\(Zod\w+, params\)\);\n {4}\},\n/gm, '')
    .replace(
      /^ {4}(async )?(\w*(?:ncode|ecode|validate|arseAsync)\w*|nonoptional|prefault|and)(\(| *:)[\s\S]*?^ {4}\},\n/gm,
      '',
    )

const ending = (path) => new RegExp(`/${path.replaceAll('.', '\\.')}$`)

/** Stands for a port that the door does not open, and tells whoever uses it. */
const closed = (
  name,
  exports,
) => `const told = () => { throw new Error('this door opens no ${name}: functions/doors.json') }
const port = new Proxy(() => {}, { get: told, apply: told })
${exports.map((one) => `export const ${one} = ${one === 'readSheet' ? 'port' : '() => port'}`).join('\n')}`

/** Marks schemas, words and kinds as pure: esbuild drops the unused. */
const byParts = (text) =>
  text
    .replace(/^import \{ z \} from 'zod'$/m, "import * as z from 'zod'")
    .replace(
      /(?<![\w.$]|function )(z\.\w+|two|stored|storedLog|exactly|keyShape)(<[^()=;]*?>)?\(/g,
      '/* @__PURE__ */ $&',
    )

/** Exports of a module of data alone, and worth a file; null for others. */
async function dataOf(path) {
  const { default: whole, ...named } = await import(path, path.endsWith('.json') ? { with: { type: 'json' } } : {})
  const data = whole === undefined ? named : { default: whole }
  const text = JSON.stringify(data)
  return text.length > 500 && isDeepStrictEqual(JSON.parse(text), { ...data }) ? data : null
}

const lateExports = (module, data) =>
  [
    "import { late } from 'late-data'",
    ...Object.entries(data).map(([name, value]) => {
      const read = typeof value === 'object' && value !== null
      const like = Array.isArray(value) ? '[]' : '{}'
      const made = read
        ? `/* @__PURE__ */ late(${JSON.stringify(module)}, ${JSON.stringify(name)}, ${like}${isOfParts(value) ? ', 1' : ''})`
        : JSON.stringify(value)
      return name === 'default' ? `export default ${made}` : `export const ${name} = ${made}`
    }),
  ].join('\n')

const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const isOfParts = (value) => isFields(value) && Object.values(value).every(isFields)

/** Until all modules were run, a part that is named is not read either: tables of pages and forms name their words. */
const readLate = (file) => `import { readFileSync } from 'node:fs'
let texts
const textOf = (module) => {
  texts ??= new Map(readFileSync(new URL('${file}', import.meta.url), 'utf8').split('\\n').map(halves))
  return texts.get(module)
}
const halves = (line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]
const read = {}
const all = (module) => (read[module] ??= JSON.parse(textOf(module)))
let isStarting = true
queueMicrotask(() => { isStarting = false })
export const late = (module, name, like, isOfParts) => {
  let one
  const parts = {}
  const it = () => (one ??= all(module)[name])
  const part = (key) => (parts[key] ??= behind({}, () => it()[key], (inner) => it()[key][inner]))
  return behind(like, it, (key) => (isOfParts && isStarting && !one && typeof key === 'string' ? part(key) : it()[key]))
}
const behind = (like, it, get) =>
  new Proxy(like, {
    get: (_, key) => get(key),
    set: (_, key, value) => Reflect.set(it(), key, value),
    has: (_, key) => key in it(),
    ownKeys: () => Reflect.ownKeys(it()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(it(), key),
  })`

/** Files that each bundle reads late. */
export async function lateFiles(root) {
  return { 'kept-rules.json.br': await keptRuleSets(root) }
}

/** All earlier editions, folded into a file. */
async function keptRuleSets(root) {
  const folder = join(fileURLToPath(root), 'packages/deadline/src/rules/past')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  const sets = names.map((name) => [basename(name, '.json'), JSON.parse(readFileSync(join(folder, name), 'utf8'))])
  return brotliCompressSync(JSON.stringify(Object.fromEntries(sets)))
}

const readKept = `import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
let sets
const all = () => (sets ??= JSON.parse(brotliDecompressSync(readFileSync(new URL('kept-rules.json.br', import.meta.url)))))
export const kept = (version) => ({
  version,
  get rules() { return all()[version].rules },
  get targets() { return all()[version].targets },
})`
