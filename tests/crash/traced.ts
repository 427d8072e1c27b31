import ts from 'typescript'

/** A source whose functions note which test file called them. */
export type Traced = {
  readonly text: string
  /** Number of the innermost function around a place; null: none. */
  functionAt(place: number): number | null
}

/** Lines of `hits` are a function's number and a test file's path. */
export function traced(name: string, source: string, hits: string): Traced {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true)
  const found: { readonly from: number; readonly to: number }[] = []
  const put: { readonly at: number; readonly text: string }[] = []
  const visit = (node: ts.Node): void => {
    const body = bodyOf(node)
    if (body) {
      const n = found.push({ from: node.getStart(file), to: node.getEnd() }) - 1
      const [from, to] = [body.getStart(file), body.getEnd()]
      if (ts.isBlock(body)) put.push({ at: from + 1, text: ` noteHit(${n});` })
      else put.push({ at: from, text: `(noteHit(${n}), (` }, { at: to, text: '))' })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  const pieces = put.toSorted((a, b) => a.at - b.at)
  let [text, done] = ['', 0]
  for (const { at, text: more } of pieces) {
    text += source.slice(done, at) + more
    done = at
  }
  return {
    text: `${text}${source.slice(done)}\n${noting(hits)}`,
    functionAt: (place) => {
      const around = found
        .map(({ from, to }, n) => ({ n, from, to }))
        .filter((one) => one.from <= place && place < one.to)
      return around.toSorted((a, b) => b.from - a.from)[0]?.n ?? null
    },
  }
}

function bodyOf(node: ts.Node): ts.Node | undefined {
  return ts.isFunctionLike(node) && 'body' in node ? (node.body as ts.Node | undefined) : undefined
}

/** The worker says which test file it runs. */
const noting = (hits: string) => `function noteHit(n) {
  const seen = (globalThis.hitsSeen ??= new Set())
  const line = n + ' ' + globalThis.__vitest_worker__.filepath
  if (seen.has(line)) return
  seen.add(line)
  process.getBuiltinModule('node:fs').appendFileSync(${JSON.stringify(hits)}, line + '\\n')
}
`
