// Tries every vector; another program can be tried the same way.
import { chinaCalendar, deadlineLine, explain, figureOf, replyText } from '@redress/deadline'
import vectors from '@redress/deadline/vectors.json' with { type: 'json' }

let differ = 0
for (const { ask, reply } of vectors.replies) {
  const got = replyText(deadlineLine(JSON.stringify(ask), chinaCalendar))
  if (got !== JSON.stringify(reply)) {
    differ += 1
    console.error(JSON.stringify(ask), 'gave', got)
  }
}
for (const { figure, start, due, kinds } of vectors.explained) {
  const { limit, length } = figureOf(figure)
  const got = explain(limit, start, chinaCalendar, { length })
  const rows = got.rows.map(({ day, kind }) => `${day} ${kind}`)
  if (got.due !== due || rows.join() !== kinds.join()) {
    differ += 1
    console.error(figure, 'gave', got.due)
  }
}
console.log(`${vectors.replies.length} replies, ${vectors.explained.length} explanations, ${differ} differ`)
process.exitCode = differ === 0 ? 0 : 1
