export function releaseVersion(root: string): string
