import ts from 'typescript'

/** Chinese strings with English beside, not comments, patterns or number codes. */
export function wordsIn(source: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (isText(node) && !isSeries(node) && (/\p{Script=Han}/u.test(node.text) || isEnglish(node))) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true))
  return found
}

const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)

const isNamed = (node: ts.Node, name: string) =>
  ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === name
const isSeries = (node: ts.Node) => isNamed(node, 'series')
const isEnglish = (node: ts.LiteralLikeNode) =>
  /[a-z]/i.test(node.text.replace(/\{\w+\}/g, '')) &&
  (isNamed(node, 'en') || (ts.isCallExpression(node.parent) && node.parent.expression.getText() === 'two'))
