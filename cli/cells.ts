/** Text in columns; a Chinese character is as wide as two others. */
export const cells = (...columns: readonly (readonly [text: string, width: number])[]): string =>
  columns.map(([text, width]) => padded(text.replaceAll(/\s/g, ' '), width)).join('')

function padded(text: string, width: number): string {
  let shown = ''
  let used = 0
  for (const character of text) {
    const its = wide.test(character) ? 2 : 1
    if (used + its > width - 1) break
    shown += character
    used += its
  }
  return shown + ' '.repeat(width - used)
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
