import type { Batch } from '#engine/scan/import-kinds.ts'
import type { ImportRefusal } from '#engine/scan/import-rows.ts'
import { type Bilingual, two } from '#law/bilingual.ts'

const refusals: Readonly<Record<ImportRefusal, Bilingual>> = {
  empty: two('文件是空的', 'the file is empty'),
  brokenSheet: two(
    '表格从此行起无法读取（多为引号不成对，或者一行过长），请更正后重新导入',
    'the sheet cannot be read from here on, mostly for a quote without its pair; mend it and import it again',
  ),
  unknownLayout: two(
    '表头不属于任何一类信用信息，请按 docs/records.md 核对各列名称',
    'the heading is that of no kind of record; compare its columns with docs/records.md',
  ),
  columnTwice: two('同一列出现两次，请删去一列', 'a column is there twice; remove one'),
  keyColumnMissing: two(
    '缺少名称、文号或机关一列，请补上',
    'the column of the name, the number or the authority is missing; add it',
  ),
  otherKind: two('这是另一类信息的表，请检查 --kind', 'this is a sheet of another kind; see --kind'),
  senderNeeded: two('全量导入须用 --sender 写明报送单位', 'a complete sheet needs --sender, the unit that sent it'),
  unknownSender: two('单位目录中没有这个单位，请检查 --sender', 'the directory has no such unit; see --sender'),
  foreignSender: two('报送单位不属于 --for 的单位或者区县', 'the sender is none of the unit or county of --for'),
  unknownDomain: two(
    '信用领域不在规划的 33 个领域中，请检查 --domain',
    'the domain is none of the 33 of the plan; see --domain',
  ),
  notText: two(
    '不是文本文件，或者混有不同的编码；请把整张表另存为 CSV（UTF-8）再导入',
    'no text file, or it mixes encodings; save the whole sheet as CSV (UTF-8) and import that',
  ),
}

const tally = {
  read: two('读取', 'read'),
  accepted: two('入库', 'accepted'),
  shown: two('其中现可公示', 'of these shown today'),
  unchanged: two('无变化', 'unchanged'),
  held: two('暂不入库', 'held'),
  stillHeld: two('仍未入库', 'still held'),
  foreign: two('其他单位的', 'of other units'),
  absent: two('表中缺少', 'missing from the sheet'),
} satisfies Partial<Record<keyof Batch, Bilingual>>

/** Words of `redress import`. */
export const imports = {
  title: two('导入一类信用信息的表', 'take a sheet of records into the register'),
  kind: two('只接受这一种表', 'refuse a sheet of another kind'),
  domain: two('信用领域代号或名称，用于表中未写明领域的行', 'the domain of rows that name none, by id or name'),
  full: two(
    '全量：列出表中缺少的记录，待报送单位说明原因，不因此终止',
    'the sheet is complete: what it lacks is listed for its sender’s reason, and ends by nothing',
  ),
  sender: two('报送单位代号', 'the id of the unit that sent the sheet'),
  for: two(
    '以某单位（代号）或者某区县（行政区划代码）的权限导入，只处理其自己的行',
    'import under the rights of a unit (its id) or a county (its code): takes its own rows alone',
  ),
  unknownFor: two('没有这个单位或者区县：{id}', 'there is no unit or county {id}'),
  inEnglish: two('问题清单用英文', 'findings in English'),
  sheet: two(
    '文件为一类信用信息的表（CSV），UTF-8、UTF-16 或 GB 18030 编码：行政处罚、行政许可按双公示标准，其余各类按 docs/records.md。',
    `The file is a sheet of one kind of record as CSV in UTF-8, UTF-16 or GB 18030: penalties and permits by the 双公示 standard,
the other kinds by docs/records.md.`,
  ),
  delta: two(
    '默认为增量：表中没有的记录不受影响。全量（--full）须写明报送单位（--sender）。',
    'A sheet is a delta: what it lacks is left alone. A complete one (--full) needs the unit that sent it (--sender).',
  ),
  afterwards: two(
    '服务运行时由服务导入，命令等待并显示进度；中断等待不影响导入。导入结果见 /admin/imports',
    'while the server runs, it imports, and this waits and shows how far it is; ending the wait ends nothing. /admin/imports shows what was imported',
  ),
  handedOver: two(
    '服务正在运行，已交给它导入（{id}）',
    'the server runs: it has been given the sheet to import ({id})',
  ),
  dropped: two(
    '服务没有导入这张表：交付之后单位目录或者文件有变化，或者已在网页上放弃。请再次运行同一命令，它会说明原因',
    'the server did not import the sheet: the directory or the file changed since, or it was given up on the page; run the same command again, which says why',
  ),
  refused: two('未导入：{why}', 'nothing was imported: {why}'),
  refusedAt: two('未导入：{why}（第 {line} 行）', 'nothing was imported: {why} (line {line})'),
  broken: two(
    '第 {line} 行起无法读取，更正后重新导入',
    'from line {line} on it cannot be read; mend it and import it again',
  ),
  progress: two('已读 {read} 行', '{read} rows read'),
  refusals,
  tally,
}
