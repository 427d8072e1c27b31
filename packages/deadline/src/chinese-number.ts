const digits = '零一二三四五六七八九'
const places = ['', '十', '百', '千'] as const

/** 46 → 四十六, 201 → 二百零一; for articles and items, to 9999. */
export function chineseNumber(n: number): string {
  const figures = [...String(n)].map(Number)
  return figures
    .map((figure, i) => (figure === 0 ? '零' : `${digits[figure]}${places[figures.length - 1 - i]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/(.)零$/, '$1')
    .replace(/^一十/, '十')
}
