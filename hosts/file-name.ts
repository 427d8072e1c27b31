const mostCharacters = 120

/** Deceptive names lead elsewhere or read backwards. Whole drive paths, as old browsers send them, do not count. */
export function isDeceptiveName(given: string): boolean {
  const name = given.replace(/^[A-Za-z]:\\.*\\(?!\.\.)/, '')
  return /[/\\\0]|^\.{1,2}$|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name)
}

/** Drops paths, controls and direction marks. */
export function fileName(given: string): string {
  const last = given.normalize('NFC').toWellFormed().split(/[\\/]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\ufffd<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return shortened(clean) || '文件'
}

/** Adds a safe ending: `.exe` downloads would run. */
export const endedName = (name: string, type: string): string =>
  endings.test(name) ? name : `${name}.${endingOf[type] ?? 'pdf'}`

const endings = /\.(pdf|jpe?g|png|webp|hei[cf]|ofd|docx|xlsx|csv|txt)$/i

const endingOf: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'application/ofd': 'ofd',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

/** Cut in the middle, so that the ending stays. */
function shortened(name: string): string {
  const letters = [...name]
  return letters.length <= mostCharacters
    ? name
    : [...letters.slice(0, mostCharacters - 13), '…', ...letters.slice(-12)].join('')
}
