import { chartToMermaid } from '#chart/chart-to-mermaid.ts'
import { chartToDiagram } from '#engine/compile/chart-to-diagram.ts'
import { chartWords } from '#engine/compile/chart-words.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

export type Drawing = { readonly file: string; readonly text: string }

/** Drawings that docs/charts holds, for every procedure of the registry. */
export const drawings = (): readonly Drawing[] => Object.values(procedures).flatMap(of)

const of = (procedure: Procedure): readonly Drawing[] => [
  { file: `${procedure.id}.zh.svg`, text: chartToDiagram(procedure, 'zh') },
  { file: `${procedure.id}.en.svg`, text: chartToDiagram(procedure, 'en') },
  { file: `${procedure.id}.md`, text: page(procedure) },
]

function page(procedure: Procedure): string {
  const { zh, en } = procedure.pages.words.title
  const both = (['zh', 'en'] as const).map(
    (language) => `\`\`\`mermaid\n${chartToMermaid(procedure.course.chart, chartWords(procedure, language))}\`\`\``,
  )
  return `# ${zh} · ${en}\n\nDrawn from \`workflows/${folderOf(procedure.id)}/chart.ts\` by \`npm run draw\`.\n\n${both.join('\n\n')}\n`
}

const folderOf = (id: string) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
