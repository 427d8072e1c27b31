// Nobody asks for the list of types.
export const extensions = []
export const mimeTypes = []
