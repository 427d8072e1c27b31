export function bundleLocal(entry?: string): Promise<string>
