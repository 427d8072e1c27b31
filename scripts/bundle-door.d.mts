import type { Plugin } from 'esbuild'
import type { Door } from '#functions/doors.ts'

export function bundleDoor(
  root: URL,
  door: Door,
  to: { readonly outfile: string; readonly ownPageWords?: boolean; readonly first?: readonly Plugin[] },
): Promise<{ readonly inputs: readonly string[]; readonly imports: readonly string[] }>
