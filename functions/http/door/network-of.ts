/** Network of an address: an IPv6’s /64, or its IPv4. */
export function networkOf(address: string): string {
  const groups = address.includes(':') ? groupsOf(address.replace(/%.*$/, '')) : undefined
  if (groups === undefined) return address
  const [a, b, c, d, e, mark, high = 0, low = 0] = groups
  const isMapped = [a, b, c, d, e].every((group) => group === 0) && mark === 0xffff
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')
}

/** Eight numbers, however it was written; the URL parser reads it. */
function groupsOf(address: string): readonly number[] | undefined {
  const url = `http://[${address}]/`
  if (!URL.canParse(url)) return undefined
  const [before = '', after] = new URL(url).hostname.slice(1, -1).split('::')
  const numbers = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  const [first, last] = [numbers(before), numbers(after ?? '')]
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last]
}
