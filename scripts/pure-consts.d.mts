export function pureConsts(text: string, path: string): string
