export function bundleCount(): Promise<Uint8Array>
