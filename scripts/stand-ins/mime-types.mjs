// Types of attachments: ours are always named with their type, so that no list of a thousand is needed.
export const detectMimeType = () => 'application/octet-stream'
export const detectExtension = () => 'bin'
export const list = {}
export const extensions = {}
export default { list, extensions }
