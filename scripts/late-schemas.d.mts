export function lateSchemas(text: string, path: string): string
export const schemaMaker: string
