import { logRow } from '#engine/case/log-kinds.ts'
import { paperKind } from '#engine/papers/paper-kind.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, evidenceFolder } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import type { Day } from '#law/day.ts'
import { erasing } from './erase-case.ts'
import { keptUntil, type WhyKept, whyKept } from './kept-case.ts'

/** Numbers of what goes and stays; nothing that the case says. */
export type ErasurePreview = {
  readonly keptUntil: Day
  /** Null: it may go. */
  readonly why: WhyKept | null
  readonly goes: Readonly<Record<'contents' | 'files' | 'papers' | 'others', number>>
  readonly stays: Readonly<Record<'entries' | 'counts', number>>
}

/** Counts by the same rule that erases. */
export async function previewErasure(engine: Engine, file: CaseFile): Promise<ErasurePreview> {
  const all = await readAll(engine.table, { index: 'main', pk: caseKey(file.id).pk })
  const entries = all.filter(({ log }) => log)
  const beside = all.filter(({ log }) => !log)
  const going = beside.filter((item) => erasing(item).length > 0)
  const papers = going.filter(paperKind.holds).length
  return {
    keptUntil: keptUntil(engine.deployment, file),
    why: await whyKept(engine, file),
    goes: {
      contents: entries.filter((item) => logRow(item).payload !== undefined).length,
      files: (await engine.files.list(evidenceFolder(file.id))).length,
      papers,
      others: going.length - papers,
    },
    stays: { entries: entries.length, counts: beside.length - going.length },
  }
}
