// Makes schemas of a module when they are first used: in a cold start, making all takes longest.
import ts from 'typescript'

/** Zod's ways from one schema to another. */
const onward =
  /^(and|array|catch|default|extend|max|min|nullable|omit|optional|or|partial|pick|pipe|refine|regex|safeExtend|superRefine|transform)$/

const known = new Map()

/** The same module, of whose schemas each waits for its first use. */
export function lateSchemas(text, path) {
  if (!/\bz\.\w+\(/.test(text)) return text
  // Many doors bring the same modules.
  if (!known.has(text)) known.set(text, withLateSchemas(text, path))
  return known.get(text)
}

function withLateSchemas(text, path) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX)
  const found = []
  const visit = (node) => {
    // What a function makes is late already.
    if (ts.isFunctionLike(node) || ts.isTypeNode(node) || ts.isImportDeclaration(node)) return
    if (ts.isCallExpression(node) && isSchema(node)) found.push([node.getStart(source), node.end])
    else ts.forEachChild(node, visit)
  }
  visit(source)
  if (found.length === 0) return text
  let [made, at] = ['', 0]
  for (const [from, to] of found) {
    made += `${text.slice(at, from)}/* @__PURE__ */ schemaOf(() => ${text.slice(from, to)})`
    at = to
  }
  return `import { schemaOf } from 'late-schema'\n${made}${text.slice(at)}`
}

/** `z.object(…)`, `z.string().min(1)`, `Contact.pick(…)`. */
function isSchema({ expression }) {
  if (!ts.isPropertyAccessExpression(expression)) return false
  const { expression: of, name } = expression
  if (ts.isCallExpression(of)) return isSchema(of)
  // `z.iso.date()`
  if (ts.isPropertyAccessExpression(of)) return of.expression.text === 'z'
  if (!ts.isIdentifier(of)) return false
  return of.text === 'z' || (/^[A-Z]/.test(of.text) && onward.test(name.text))
}

/** Stands for a schema, or a list, until it is asked. */
export const schemaMaker = `export const listOf = (make) => {
  let made
  const it = () => (made ??= make())
  return new Proxy([], {
    get: (_, key) => it()[key],
    has: (_, key) => key in it(),
    ownKeys: () => Reflect.ownKeys(it()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(it(), key),
  })
}
export const schemaOf = (make) => {
  let made
  const it = () => (made ??= make())
  return new Proxy({}, {
    get: (_, key) => it()[key],
    set: (_, key, value) => Reflect.set(it(), key, value),
    has: (_, key) => key in it(),
    getPrototypeOf: () => Object.getPrototypeOf(it()),
  })
}`
