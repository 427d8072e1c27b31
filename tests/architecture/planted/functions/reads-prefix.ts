export const isCase = (of: string) => of.startsWith('case#')
