import { two } from '#law/bilingual.ts'

/** Words of `redress law`. */
export const law = {
  title: two('所引用的法律法规', 'the acts that are cited'),
  check: two('列出一年内无人核对的来源', 'list sources that nobody has looked at for a year'),
  what: two(
    '一年内无人核对是否仍然有效的，列出并以 1 退出：核对官方文本后，在 packages/deadline/src/sources 改 lookedAt。',
    `What nobody has looked at for a year is listed, and the command exits with 1: look whether the text is still in force,
then set lookedAt in packages/deadline/src/sources.`,
  ),
  sum: two('来源 {all} 个，待核对 {stale} 个', '{all} sources, {stale} to look at'),
} as const
