type Way = { readonly from: string; readonly to: string }

/** The states that can be reached from some, themselves among them. */
export function reachable(from: readonly string[], ways: readonly Way[]): ReadonlySet<string> {
  const found = new Set(from)
  for (const state of found) for (const way of ways) if (way.from === state) found.add(way.to)
  return found
}
