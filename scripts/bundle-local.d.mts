export function bundleLocal(entry?: string): Promise<string>
export function stopBundling(): Promise<void>
