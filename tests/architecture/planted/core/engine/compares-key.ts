export const isCase = ({ sk }: { readonly sk: string }) => sk === 'case'
