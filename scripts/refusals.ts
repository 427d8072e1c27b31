import { statusOf } from '#functions/http/door/status.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'

/** docs/refusals.md: each code with status and words. */
export function refusalsPage(): string {
  const rows = Object.entries(refusals).map(
    ([code, { zh, en }]) => `| \`${code}\` | ${isCode(code) ? statusOf(code) : ''} | ${zh} | ${en} |`,
  )
  return `# 拒绝代码 · Refusals

Written from \`workflows/contract/refusal.ts\` and \`functions/http/door/status.ts\` by \`npm run draw\`. A refusal is expected and changes nothing.

| code | HTTP | 中文 | English |
|---|---|---|---|
${rows.join('\n')}
`
}

const isCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)
