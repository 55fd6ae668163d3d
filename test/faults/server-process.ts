import { serveHandlers } from './handler-server'

/** A process that serves the product's route handlers until the one that started it is gone. */
const { port } = await serveHandlers()
process.on('disconnect', () => process.exit(0))
process.send?.({ port })
