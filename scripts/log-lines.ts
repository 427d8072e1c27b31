import { logLines } from '#engine/log/log-lines.ts'

/** Table of log lines for docs/operate.md, between two marks. */
export function withLogLines(page: string): string {
  const place = /(?<=<!-- log lines -->\n)[\s\S]*(?=<!-- end of log lines -->)/
  if (!place.test(page)) throw new Error('docs/operate.md lacks the marks of the log lines')
  return page.replace(place, () => table)
}

const rows = Object.entries(logLines).map(([name, { level, fields, means }]) => {
  const said = Object.keys(fields).map((field) => `\`${field}\``)
  return `| \`${name}\` | ${level} | ${said.join(', ')} | ${means} |\n`
})
const table = `| line | level | fields | what it means |
|---|---|---|---|
${rows.join('')}`
