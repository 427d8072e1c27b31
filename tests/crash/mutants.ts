import ts from 'typescript'

/** One change of a source text. */
export type Mutant = {
  readonly at: number
  readonly line: number
  readonly was: string
  readonly now: string
  readonly text: string
}

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

/** Each expression changed as a slip of the hand would. */
export function mutantsOf(name: string, source: string): readonly Mutant[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true)
  const found: Mutant[] = []
  const put = (node: ts.Node, now: string) => {
    const [from, to] = [node.getStart(file), node.getEnd()]
    const line = file.getLineAndCharacterOfPosition(from).line + 1
    const text = source.slice(0, from) + now + source.slice(to)
    found.push({ at: from, line, was: source.slice(from, to).slice(0, 80), now: now.slice(0, 80), text })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return
    if (ts.isTypeAliasDeclaration(node)) return
    for (const now of changesOf(node)) put(node, now)
    if (ts.isBinaryExpression(node))
      for (const now of operators[node.operatorToken.getText(file)] ?? []) put(node.operatorToken, now)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  find: 'findLast',
}

function changesOf(node: ts.Node): readonly string[] {
  const { parent } = node
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false']
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true']
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [node.operand.getText()]
  if (ts.isIdentifier(node) && ts.isPropertyAccessExpression(parent) && parent.name === node) {
    const other = Object.hasOwn(methods, node.text) ? methods[node.text] : undefined
    return other === undefined ? [] : [other]
  }
  if (isCondition(node)) return ['true', 'false']
  if (ts.isStringLiteral(node) && !ts.isLiteralTypeNode(parent)) return [node.text === '' ? "'mutant'" : "''"]
  if (ts.isNumericLiteral(node)) return [String(Number(node.text) + 1)]
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return ['[]']
  if (ts.isBlock(node) && node.statements.length > 0 && !ts.isSourceFile(parent)) return ['{}']
  return []
}

const isCondition = (node: ts.Node): boolean =>
  (ts.isIfStatement(node.parent ?? node) && 'expression' in node.parent && node.parent.expression === node) ||
  (node.parent !== undefined && ts.isConditionalExpression(node.parent) && node.parent.condition === node)
