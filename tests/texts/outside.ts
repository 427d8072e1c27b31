import ts from 'typescript'

export type Source = { readonly path: string; readonly text: string }

/** Chinese in sources that no exported word stands for. */
export function outside(
  sources: readonly Source[],
  areas: object,
  isData: (found: string) => boolean = () => false,
): readonly string[] {
  const left = counted(areas)
  const found = sources.flatMap(({ path, text }) => literalsIn(path, text))
  return found
    .toSorted((a, b) => Number(a.isWorkedOut) - Number(b.isWorkedOut))
    .flatMap(({ path, line, text, isWorkedOut }) => {
      if (isData(`${path}:${line}: ${text}`)) return []
      const n = left.get(text) ?? 0
      left.set(text, n - 1)
      return n > 0 && !isWorkedOut ? [] : [`${path}:${line}: ${text}`]
    })
}

/** Counts exported words that say a text, each once. */
function counted(areas: object): Map<string, number> {
  const seen = new Set<object>()
  const count = new Map<string, number>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if ('zh' in value && 'en' in value && typeof value.zh === 'string')
      for (const text of [value.zh, String(value.en)]) count.set(text, (count.get(text) ?? 0) + 1)
    else Object.values(value).forEach(walk)
  }
  walk(areas)
  return count
}

type Literal = Source & { readonly line: number; readonly isWorkedOut: boolean }

/** Literals and text of JSX; those in functions and templates are worked out, so that no table holds them. */
function literalsIn(path: string, source: string): readonly Literal[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kind)
  const found: Literal[] = []
  const visit = (node: ts.Node, inFunction: boolean): void => {
    const isPiece = ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node)
    if ((isPiece || ts.isStringLiteralLike(node)) && /\p{Script=Han}/u.test(node.text)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.push({ path, line, text: node.text, isWorkedOut: isPiece || inFunction })
    }
    ts.forEachChild(node, (child) => visit(child, inFunction || ts.isFunctionLike(node)))
  }
  visit(file, false)
  return found
}
