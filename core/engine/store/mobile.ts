/** Mobile, mainland or with country; null: no text can go. */
export function mobileOf(phone: string): string | null {
  const digits = phone.replace(/[\s()-]/g, '')
  const mainland = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(digits)?.[1]
  return mainland ?? (/^\+(?!86)\d{8,15}$/.test(digits) ? digits : null)
}
