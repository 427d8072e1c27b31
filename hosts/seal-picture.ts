/** Draws a round red seal: name above, a line amid, one below. */
export const sealPicture = (unit: string, middle: string, below: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">
<g fill="none" stroke="#c8102e" opacity="0.72"><circle cx="100" cy="100" r="94" stroke-width="5"/><circle cx="100" cy="100" r="86" stroke-width="1.5"/></g>
<g fill="#c8102e" opacity="0.72" text-anchor="middle" font-family="Noto Sans SC">
${lines(unit).map(line).join('\n')}
<text x="100" y="116" font-size="${middle.length > 3 ? 30 : 40}">${escaped(middle)}</text>
<text x="100" y="${below.length > 8 ? 158 : 164}" font-size="${below.length > 8 ? 9 : 18}" letter-spacing="${below.length > 8 ? 1 : 3}">${escaped(below)}</text>
</g></svg>`

/** At most three lines, as even as they come. */
const lines = (unit: string): readonly string[] => {
  const count = Math.min(3, Math.ceil(unit.length / 9))
  const each = Math.ceil(unit.length / count)
  return Array.from({ length: count }, (_, i) => unit.slice(i * each, (i + 1) * each)).filter((text) => text !== '')
}

/** Within the ring, which is narrower towards its top. */
const line = (text: string, i: number, all: readonly string[]) => {
  const above = all.length - 1 - i
  const size = Math.min(15, (140 - 22 * above) / Math.max(1, text.length))
  return `<text x="100" y="${62 - above * 16}" font-size="${size.toFixed(1)}">${escaped(text)}</text>`
}

const escaped = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`)
