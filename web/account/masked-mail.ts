/** a…@example.cn */
export const maskedMail = (address: string): string => address.replace(/^(.).*(?=@)/, '$1…')
