import { demoHeaders } from '../base/demo-page.ts'

/** Bounds concurrent work: readers are turned away before senders. */
export type Admission = {
  /** Runs it, or answers undefined where there is no room now. */
  enter<T>(isSending: boolean, run: () => Promise<T>): Promise<T> | undefined
}

type Measure = { readonly most: number; readonly turn: number }

/** Always admitted a turn: waking from a pause is no overload. */
const always = 16

/**
 * Measures requests under way, and the time of this turn of the event loop: under load the queue is in the sockets and
 * waits for the turn.
 */
export function admission({ most, turn }: Measure, milliseconds = () => performance.now()): Admission {
  let underWay = 0
  let now: { readonly began: number; answered: number } | null = null
  const thisTurn = () => {
    if (now === null) {
      now = { began: milliseconds(), answered: 0 }
      setImmediate(() => {
        now = null
      })
    }
    return now
  }
  return {
    enter(isSending, run) {
      const room = isSending ? 2 : 1
      const current = thisTurn()
      const isLong = current.answered >= always && milliseconds() - current.began >= room * turn
      if (underWay >= room * most || isLong) return undefined
      underWay += 1
      current.answered += 1
      return run().finally(() => {
        underWay -= 1
      })
    },
  }
}

/** Seconds after which it is worth another try. */
const retryAfter = 2

/** A page for people, a problem for programs. */
export function busyAnswer(path: string): {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
} {
  const isProgram = path.startsWith('/api/')
  const type = isProgram ? { 'content-type': 'application/problem+json' } : {}
  return {
    headers: { ...demoHeaders, ...type, 'retry-after': String(retryAfter) },
    body: isProgram ? '{"status":503,"code":"busy"}' : busyPage,
  }
}

const busyPage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>请稍候再试 · Busy</title>
<link rel="stylesheet" href="/style.css">
<main id="main">
<h1>现在办理的人太多<br><span lang="en">Too many at once</span></h1>
<p>请几秒后刷新，或者返回上一页再提交一次：您填写的内容还在，没有收到回执的不算提交。</p>
<p lang="en">Reload in a few seconds, or go back and send again: what you typed is still there. Nothing counts as filed without a receipt.</p>
</main>
</html>
`
