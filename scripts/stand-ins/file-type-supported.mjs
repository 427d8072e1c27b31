// What file-type could tell apart: nobody asks for the list.
export const extensions = []
export const mimeTypes = []
