import { common } from './words/common.ts'
import { say } from './words/say.ts'

const longest = 1 << 20

/** Taken like everywhere else; these commands never print anything but JSON. */
export const jsonOption = () => ['--json', say(common.jsonAlways)] as const

/** Lines by \n alone, cut at 1 MiB to bound memory. */
export async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = ''
  let first = true
  for await (const chunk of chunks) {
    const pieces = (first && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk).split('\n')
    first = false
    rest = cut(rest + (pieces[0] ?? ''))
    if (pieces.length === 1) continue
    const last = pieces.pop() ?? ''
    pieces[0] = rest
    rest = cut(last)
    yield pieces
  }
  if (rest !== '') yield [rest]
}

const cut = (line: string) => (line.length > longest ? line.slice(0, longest) : line)
