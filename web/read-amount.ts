/** Amount as typed, in 万元. A typed unit wins. */
export function readAmount(typed: string, unit: string): number | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/^(罚款|人民币)+/, '')
    .replace(/[整正]$/, '')
  const bare = plain.replace(/[元圆]$/, '')
  const number = numberOf(bare)
  if (number === null) return null
  const isYuan = bare !== plain || /[万萬亿億]/.test(bare) || unit === 'yuan'
  return isYuan ? number / 10_000 : number
}

/** True of a text with a number in it. */
export const namesNumber = (text: string): boolean =>
  /\d/.test(text.normalize('NFKC')) || [...text].some((one) => one in tens || digits.has(one))

/** Digits or numerals, as in 5万3千; null where a place lacks. */
function numberOf(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  const parts = text.match(/\d+(\.\d+)?|./gu) ?? []
  if (unclear.test(text)) return null
  let [whole, section, digit] = [0, 0, 0]
  for (const part of parts) {
    const one = /^\d/.test(part) ? Number(part) : digits.get(part)
    const times = tens[part]
    if (one !== undefined) digit = one
    else if (times !== undefined) [section, digit] = [section + (digit || 1) * times, 0]
    else if (part === '万' || part === '萬') [whole, section, digit] = [whole + (section + digit) * 10_000, 0, 0]
    else if (part === '亿' || part === '億') [whole, section, digit] = [(whole + section + digit) * 1e8, 0, 0]
    else return null
  }
  return parts.length === 0 ? null : whole + section + digit
}

const digits = new Map(
  ['零〇', '一壹', '二贰两貳', '三叁', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap((same, n) =>
    [...same].map((one) => [one, n] as const),
  ),
)
const numeral = [...digits.keys()].join('')
const counted = [...digits].flatMap(([one, n]) => (n > 0 ? [one] : [])).join('')
/** 二五, 五〇〇〇; 五千五, 3万5: whoever wrote it left a place out. */
const unclear = new RegExp(
  `[${counted}\\d][${numeral}]|[${numeral}]\\d|[百佰千仟万萬亿億][${counted}1-9](?![^万萬亿億])`,
  'u',
)
const tens: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
