import type { KeyObject } from 'node:crypto'

export function releaseKey(file: string | undefined): KeyObject | undefined
export function signed(archive: string, arch: string, key: KeyObject | undefined): string | undefined
