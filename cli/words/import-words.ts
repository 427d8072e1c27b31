import type { Batch } from '#engine/scan/import-kinds.ts'
import type { ImportRefusal } from '#engine/scan/import-rows.ts'
import type { Bilingual } from '#law/bilingual.ts'

export const refusalWords: Readonly<Record<ImportRefusal, Bilingual>> = {
  empty: { zh: '文件是空的', en: 'the file is empty' },
  brokenSheet: {
    zh: '表格从此行起无法读取（多为引号不成对）',
    en: 'the sheet cannot be read from here on; mostly a quote without its pair',
  },
  unknownLayout: {
    zh: '表头不属于任何一类信用信息（见 docs/records.md）',
    en: 'the heading is that of no kind of record (docs/records.md)',
  },
  columnTwice: { zh: '同一列出现两次', en: 'a column stands twice' },
  keyColumnMissing: {
    zh: '缺少名称、文号或机关一列',
    en: 'the column of the name, the number or the authority is missing',
  },
  otherKind: { zh: '这是另一类信息的表，请检查 --kind', en: 'this is a sheet of another kind; see --kind' },
  senderNeeded: {
    zh: '全量导入须用 --sender 写明报送单位',
    en: 'a complete sheet needs --sender, the unit that sent it',
  },
  unknownSender: { zh: '目录中没有这个单位', en: 'the directory has no such unit' },
  unknownDomain: {
    zh: '信用领域不在规划的 33 个领域中，请检查 --domain',
    en: 'the domain is none of the 33 of the plan; see --domain',
  },
  notText: {
    zh: '不是文本文件；电子表格请另存为 CSV（UTF-8）再导入',
    en: 'not a text file; save a spreadsheet as CSV (UTF-8) and import that',
  },
}

export const tallyWords = {
  read: { zh: '读取', en: 'read' },
  accepted: { zh: '入库', en: 'accepted' },
  shown: { zh: '其中现可公示', en: 'of these shown today' },
  unchanged: { zh: '无变化', en: 'unchanged' },
  held: { zh: '暂不入库', en: 'held' },
  stillHeld: { zh: '仍未入库', en: 'still held' },
  absent: { zh: '表中缺少', en: 'missing from the sheet' },
} satisfies Partial<Record<keyof Batch, Bilingual>>
