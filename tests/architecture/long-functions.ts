import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Lines of a function, from first word to last. */
const mostLines = 60

/** Functions that are longer: `file: name lines`; tests may be. */
export function longFunctions(base: string, files: readonly string[]): readonly string[] {
  return (
    files
      .filter((file) => !/^tests\/|\.test\.tsx?$/.test(file))
      .map((file) => ({ file, text: readFileSync(join(base, file), 'utf8') }))
      // Short files have none, and need no parsing.
      .filter(({ text }) => text.split('\n').length > mostLines)
      .flatMap(({ file, text }) => functionsOf(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)))
      .filter(({ lines }) => lines > mostLines)
      .map(({ file, name, lines }) => `${file}: ${name} ${lines}`)
  )
}

type Found = { readonly file: string; readonly name: string; readonly lines: number }

function functionsOf(source: ts.SourceFile): readonly Found[] {
  const found: Found[] = []
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body)
      found.push({
        file: source.fileName,
        name: nameOf(node) ?? nameOf(node.parent) ?? 'without a name',
        lines: lineAt(node.end) - lineAt(node.getStart(source)) + 1,
      })
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

const nameOf = (node: ts.Node): string | undefined =>
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isVariableDeclaration(node) ||
  ts.isPropertyAssignment(node)
    ? node.name?.getText()
    : undefined
