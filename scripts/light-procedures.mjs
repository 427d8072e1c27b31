// Leaves out of procedures what a door that decides nothing never asks.
import ts from 'typescript'

/** What such a door decides, writes and tells by: nothing. */
const acts = ['arises', 'asked', 'bars', 'beginsOn', 'carried', 'course', 'examples', 'forms', 'involved', 'opens']
const never = [...acts, 'proposers', 'results', 'sole']

/** Properties that are left out of a module, by what the door asks of procedures (functions/doors.json). */
const left = {
  ways: {
    index: [...never, 'events', 'holder', 'show', 'stations', 'timing'],
    ways: ['form', 'matters', 'opening', 'says', 'situations', 'typed'],
  },
  cases: { index: [...never, 'ways'], events: ['beside', 'by', 'byLink', 'data', 'mandate', 'relation'] },
}

/** The module of a procedure as such a door needs it. */
export function lightProcedure(text, path, asks) {
  const [, module] = /\/workflows\/[\w-]+\/(\w+)\.ts$/.exec(path) ?? []
  const names = left[asks]?.[module]
  if (asks && module === 'limits') return withLateLimits(text)
  return names ? without(text, path, new Set(names)) : text
}

/** Limits name rules of law, whose file is read when first asked. */
const withLateLimits = (text) =>
  `import { listOf } from 'late-schema'\n${text.replace(/^(export const limits: .* = )(\[\n[\s\S]*?^\])$/m, '$1listOf(() => $2)')}`

function without(text, path, names) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS)
  const found = []
  const visit = (node) => {
    if (ts.isFunctionLike(node) && !ts.isMethodDeclaration(node)) return
    const name = ts.isObjectLiteralElementLike(node) && node.name && ts.isIdentifier(node.name) ? node.name.text : ''
    if (names.has(name)) found.push([node.pos, node.end])
    else if (!ts.isMethodDeclaration(node)) ts.forEachChild(node, visit)
  }
  visit(source)
  let [kept, at] = ['', 0]
  for (const [from, to] of found) {
    kept += text.slice(at, from)
    at = to + (/^\s*,/.exec(text.slice(to))?.[0].length ?? 0)
  }
  return kept + text.slice(at)
}
