/** A round red seal, drawn: the unit's name above, one line large in the middle, one small below. */
export const sealPicture = (unit: string, middle: string, below: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">
<g fill="none" stroke="#c8102e" opacity="0.72"><circle cx="100" cy="100" r="94" stroke-width="5"/><circle cx="100" cy="100" r="86" stroke-width="1.5"/></g>
<g fill="#c8102e" opacity="0.72" text-anchor="middle" font-family="Noto Sans SC">
${lines(unit).map(line).join('\n')}
<text x="100" y="116" font-size="${middle.length > 3 ? 30 : 40}">${escaped(middle)}</text>
<text x="100" y="164" font-size="${below.length > 8 ? 11 : 18}" letter-spacing="${below.length > 8 ? 1 : 3}">${escaped(below)}</text>
</g></svg>`

const lines = (unit: string): readonly string[] => {
  const half = Math.ceil(unit.length / 2)
  return unit.length <= 9 ? [unit] : [unit.slice(0, half), unit.slice(half)]
}

const line = (text: string, i: number, all: readonly string[]) =>
  `<text x="100" y="${58 - (all.length - 1 - i) * 18}" font-size="15">${escaped(text)}</text>`

const escaped = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`)
