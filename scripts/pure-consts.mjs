// Marks constants of modules as pure: the bundler drops those that a door never names, with what they read.
import ts from 'typescript'

const known = new Map()

/** The same module, for one whose constants do nothing but stand there. */
export function pureConsts(text, path) {
  // Many doors bring the same modules.
  if (!known.has(text)) known.set(text, withPureConsts(text, path))
  return known.get(text)
}

function withPureConsts(text, path) {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind)
  let [made, at] = ['', 0]
  for (const { name, initializer: value } of source.statements.flatMap(declared)) {
    if (!ts.isIdentifier(name) || !value || isPlain(value)) continue
    const from = value.getStart(source)
    made += `${text.slice(at, from)}/* @__PURE__ */ (() => (${text.slice(from, value.end)}))()`
    at = value.end
  }
  return made + text.slice(at)
}

const declared = (statement) =>
  ts.isVariableStatement(statement) && statement.declarationList.flags & ts.NodeFlags.Const
    ? statement.declarationList.declarations
    : []

/** The bundler sees by itself that it does nothing. */
const isPlain = (value) => ts.isFunctionLike(value) || ts.isLiteralExpression(value) || ts.isIdentifier(value)
