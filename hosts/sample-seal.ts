import type { Seal } from '#engine/printing.ts'

/** 样章: drawn over the signature, says on its face that it binds nobody. For demonstrations only. */
export const sampleSeal: Seal = {
  sample: true,
  mark: (unit) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">
<g fill="none" stroke="#c8102e" opacity="0.72"><circle cx="100" cy="100" r="94" stroke-width="5"/><circle cx="100" cy="100" r="86" stroke-width="1.5"/></g>
<g fill="#c8102e" opacity="0.72" text-anchor="middle" font-family="Noto Sans SC">
${lines(unit).map(line).join('\n')}
<text x="100" y="116" font-size="40">样 章</text>
<text x="100" y="164" font-size="18" letter-spacing="3">SAMPLE</text>
</g></svg>`,
  apply: async (pdf) => pdf,
}

const lines = (unit: string): readonly string[] => {
  const half = Math.ceil(unit.length / 2)
  return unit.length <= 9 ? [unit] : [unit.slice(0, half), unit.slice(half)]
}

const line = (text: string, i: number, all: readonly string[]) =>
  `<text x="100" y="${58 - (all.length - 1 - i) * 18}" font-size="15">${escaped(text)}</text>`

const escaped = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`)
