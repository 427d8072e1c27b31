let known: ReadonlySet<string> | null = null

/** Signs that bytes of UTF-8 turn into where they are read as GB 18030. */
function misread(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  // A Chinese sign of UTF-8 begins by E4 to E9, then 80 to BF.
  for (let first = 0xe4; first <= 0xe9; first += 1)
    for (let second = 0x80; second <= 0xbf; second += 1) found.add(decoder.decode(Uint8Array.of(first, second)))
  return found
}

/** True for text read in another encoding than it was written in: each third sign tells, or one was lost. */
export function isGarbled(text: string): boolean {
  if (text.includes('\ufffd')) return true
  known ??= misread()
  let [foreign, told] = [0, 0]
  for (const sign of text) {
    if (sign < '\u0080') continue
    foreign += 1
    if (known.has(sign)) told += 1
  }
  return foreign >= 5 && told * 3 >= foreign
}
