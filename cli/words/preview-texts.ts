import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Letter } from '#engine/mail/letter.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import type { Paper } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Printer } from '#engine/store/printing.ts'
import { readAll } from '#engine/store/read.ts'
import { folderOf } from '#workflows/common/text.ts'
import { procedures } from '#workflows/index.ts'
import { workedCase } from './drive-case.ts'
import { workCase } from './work-case.ts'

type Lang = 'zh' | 'en'
type Wanted = { readonly out: string; readonly langs: readonly Lang[]; readonly only: string | undefined }

/** Writes worked cases' letters as PDF, mails as text and HTML. */
export async function previewTexts(
  printer: Printer,
  { out, langs, only }: Wanted,
): Promise<{ readonly papers: number; readonly mails: number }> {
  let papers = 0
  let mails = 0
  for (const [id, procedure] of Object.entries(procedures)) {
    if (only !== undefined && id !== only) continue
    const folder = join(out, folderOf(id))
    mkdirSync(folder, { recursive: true })
    for (const [i, example] of procedure.examples.entries()) {
      await workCase(id, example, async (engine) => {
        for (const item of await papersOf(engine.table, workedCase)) {
          writeFileSync(
            join(folder, `${i + 1}-${nameOf(paperOf(item))}.pdf`),
            await print(printer, paperOf(item), langs),
          )
          papers += 1
        }
        for (const letter of await lettersOf(engine)) {
          const name = join(folder, `${i + 1}-mail-${letter.seq}-${letter.notice}-${letter.to.role}`)
          writeFileSync(`${name}.txt`, `${letter.mail.subject}\n\n${letter.mail.text}\n`)
          if (letter.mail.html !== undefined) writeFileSync(`${name}.html`, letter.mail.html)
          mails += 1
        }
      })
    }
  }
  return { papers, mails }
}

const nameOf = ({ id, facts: { kind, text } }: Paper) => [id, kind, ...(text?.outcome ? [text.outcome] : [])].join('-')

const print = (printer: Printer, paper: Paper, langs: readonly Lang[]) =>
  printer.print(
    langs.map((lang) =>
      paperSheet(paper, lang, { mark: null, draft: true, url: 'https://example.invalid', proof: null }),
    ),
  )

async function lettersOf({ table }: Engine): Promise<readonly Letter[]> {
  const items = await readAll(table, { index: 'main', pk: `case#${workedCase}`, prefix: 'mail#' })
  return items.map(letterOf)
}
