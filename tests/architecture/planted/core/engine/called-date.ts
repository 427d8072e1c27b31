export const now = () => Date()
