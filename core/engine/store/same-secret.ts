/** Compares secrets without telling where they differ. */
export function sameSecret(a: string, b: string): boolean {
  let differs = a.length ^ b.length
  for (let i = 0; i < a.length; i += 1) differs |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return differs === 0
}
