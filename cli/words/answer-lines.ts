import { pipeline } from 'node:stream/promises'
import { lines } from '../lines.ts'

type Questions = {
  /** Said to whoever types. */
  readonly asks: string
  /** The answer to a line, and whether the line was bad. */
  answer(line: string): { readonly text: string; readonly isBad: boolean }
  /** Said at the end. */
  sum(read: number, bad: number): string
}

/** Answers standard input by line; bad lines stop nothing. */
export async function answerLines({ asks, answer, sum }: Questions): Promise<void> {
  if (process.stdin.isTTY) process.stderr.write(`${asks}\n`)
  const count = { read: 0, bad: 0 }
  async function* answers(input: AsyncIterable<string>) {
    for await (const batch of lines(input)) {
      const told = batch.map(answer)
      count.read += told.length
      count.bad += told.filter(({ isBad }) => isBad).length
      yield told.map(({ text }) => `${text}\n`).join('')
    }
  }
  try {
    await pipeline(process.stdin.setEncoding('utf8'), answers, process.stdout, { end: false })
  } catch (error) {
    if (!isClosedPipe(error)) throw error
    process.exitCode = 1
    return
  }
  process.stderr.write(`${sum(count.read, count.bad)}\n`)
}

const isClosedPipe = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EPIPE'
