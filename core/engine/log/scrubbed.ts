/** Strips addresses, telephones and numbers that others put into a fault. */
export const scrubbed = (text: string): string =>
  text.replace(address, '[mail]').replace(personOrFirm, '[number]').replace(mobile, '[telephone]')

const address = /[\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g
const personOrFirm =
  /(?<![0-9A-Za-z])(?:\d{17}[\dXx]|[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10})(?![0-9A-Za-z])/g
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/g
