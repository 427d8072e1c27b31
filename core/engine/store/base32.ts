const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Crockford's: no letter that looks like a digit. */
export function base32(bytes: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(value >>> bits) & 31]
    }
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text
}

/** Adds two characters that catch every single slip and swap of neighbours. */
export function checkedBase32(text: string): string {
  const sum = checkSum(text)
  return `${text}${alphabet[sum >>> 5]}${alphabet[sum & 31]}`
}

export const checkCharacter = (text: string): string => alphabet[checkSum(text) % 32] ?? '0'

function checkSum(text: string): number {
  let sum = 0
  for (const character of text) sum = (sum * 33 + (character.codePointAt(0) ?? 0)) % 1021
  return sum
}
