import ts from 'typescript'

/** One change of a source text. */
export type Mutant = { readonly line: number; readonly was: string; readonly now: string }
/** A source with all its mutants; the runner chooses one. */
export type Mutated = { readonly text: string; readonly mutants: readonly Mutant[] }

const operators: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
}

const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  find: 'findLast',
}

/** Changes each expression as a slip would, numbered from `first`. */
export function mutated(name: string, source: string, first = 0): Mutated {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true)
  const mutants: Mutant[] = []
  const isOn = (node: ts.Node, now: string): string => {
    const [from, to] = [node.getStart(file), node.getEnd()]
    const line = file.getLineAndCharacterOfPosition(from).line + 1
    const n = first + mutants.push({ line, was: source.slice(from, to).slice(0, 80), now: now.slice(0, 80) }) - 1
    return `isMutant(${n})`
  }
  const inside = (node: ts.Node): string => {
    let [text, at] = ['', node.getStart(file)]
    ts.forEachChild(node, (child) => {
      text += source.slice(at, child.getStart(file)) + switched(child)
      at = child.getEnd()
    })
    return text + source.slice(at, node.getEnd())
  }
  const switched = (node: ts.Node): string => {
    if (isUntouched(node)) return node.getText(file)
    if (ts.isBlock(node) && node.statements.length > 0) {
      const on = isOn(node, '{}')
      const body = inside(node).slice(1, -1)
      return ts.isFunctionLike(node.parent) ? `{ if (${on}) return;${body}}` : `{ if (!${on}) {${body}} }`
    }
    if (ts.isIterationStatement(node, false)) return looped(node)
    const ways = changesOf(node).map((now) => `${isOn(node, now)} ? (${now}) : `)
    const text = switchedInside(node, { isOn, inside, switched })
    if (ways.length === 0) return text
    return isName(node) ? `[${ways.join('')}${text}]` : `(${ways.join('')}${text})`
  }
  const looped = (node: ts.IterationStatement): string => {
    const { statement } = node
    const parts: string[] = []
    let at = node.getStart(file)
    ts.forEachChild(node, (child) => {
      const text = switched(child)
      parts.push(source.slice(at, child.getStart(file)), child === statement ? `{ isLooping(); ${text} }` : text)
      at = child.getEnd()
    })
    return parts.join('') + source.slice(at, node.getEnd())
  }
  const text = file.statements.map((one) => fresh(one, file, switched)).join('\n')
  return { text: `${text}\n${choosing(first)}`, mutants }
}

type Making = {
  isOn(node: ts.Node, now: string): string
  inside(node: ts.Node): string
  switched(node: ts.Node): string
}

function switchedInside(node: ts.Node, { isOn, inside, switched }: Making): string {
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node
    const ways = (operators[operatorToken.getText()] ?? []).map(
      (now) => `${isOn(operatorToken, now)} ? (${left.getText()}) ${now} (${right.getText()}) : `,
    )
    return ways.length === 0 ? inside(node) : `(${ways.join('')}${inside(node)})`
  }
  if (ts.isPropertyAccessExpression(node) && Object.hasOwn(methods, node.name.text)) {
    const [was, now] = [node.name.text, methods[node.name.text] ?? '']
    const chosen = `[${isOn(node.name, now)} ? '${now}' : '${was}']`
    return `${switched(node.expression)}${node.questionDotToken ? '?.' : ''}${chosen}`
  }
  return inside(node)
}

/** Imports, types and the left of an assignment. */
const isUntouched = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  (ts.isArrayLiteralExpression(node) &&
    ts.isBinaryExpression(node.parent) &&
    node.parent.left === node &&
    node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)

/** A literal that names a property. */
const isName = (node: ts.Node): boolean => ts.isPropertyAssignment(node.parent) && node.parent.name === node

function changesOf(node: ts.Node): readonly string[] {
  const { parent } = node
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false']
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true']
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [node.operand.getText()]
  if (isCondition(node)) return ['true', 'false']
  if (ts.isStringLiteral(node) && !ts.isLiteralTypeNode(parent)) return [node.text === '' ? "'mutant'" : "''"]
  if (ts.isNumericLiteral(node)) return [String(Number(node.text) + 1)]
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return ['[]']
  return []
}

const isCondition = (node: ts.Node): boolean =>
  (ts.isIfStatement(node.parent ?? node) && 'expression' in node.parent && node.parent.expression === node) ||
  (node.parent !== undefined && ts.isConditionalExpression(node.parent) && node.parent.condition === node)

/** A constant of the module is made anew for each mutant. */
function fresh(node: ts.Statement, file: ts.SourceFile, switched: (node: ts.Node) => string): string {
  const [declared, more] = ts.isVariableStatement(node) ? node.declarationList.declarations : []
  const made = declared?.initializer
  const isPlain = declared && made && more === undefined && ts.isIdentifier(declared.name)
  if (!isPlain || ts.isFunctionLike(made) || !node.getText(file).match(/^(export )?const /)) return switched(node)
  const name = declared.name.getText(file)
  const exported = node.getText(file).startsWith('export') ? 'export ' : ''
  return `const new_${name} = () => (${switched(made)})
${exported}let ${name} = new_${name}()
madeAnew(new_${name}, () => ${name}, (value) => { ${name} = value })`
}

/** Programs that tests start know of no mutant. */
const choosing = (first: number) => `
function isMutant(n) {
  const all = globalThis.mutants
  if (all === undefined) return false
  if (all.on === -1) all.reach(n)
  return all.on === n
}
function isLooping() {
  const all = globalThis.mutants
  if (all !== undefined && all.on !== -1 && ++all.rounds > 1_000_000) throw new Error('endless')
}
function madeAnew(make, get, set) { globalThis.mutants?.constants.push({ of: ${first}, make, get, set }) }
`
