export function unneeded(root: URL): readonly string[]
