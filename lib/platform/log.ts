import pino from 'pino'

/** One JSON line an event, on standard output; the start command decides where that goes. */
export const log = pino({ level: process.env.ETALON_LOG_LEVEL ?? 'info' })
