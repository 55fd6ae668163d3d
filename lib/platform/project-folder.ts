import path from 'node:path'

/** The folder of the checkout. For programs run by tsx; inside the built application it is wrong. */
export const projectFolder = path.resolve(import.meta.dirname, '../..')
