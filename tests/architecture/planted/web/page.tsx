export const page = <p>page</p>
