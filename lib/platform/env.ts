import path from 'node:path'
import { z } from 'zod'
import { OperatorError } from './operator-error'

/**
 * Everything that can be configured, in one place. Two readers: the operator's side (start, the
 * command line) reads `readSettings`; the application process, which is given only what it needs
 * and never the owner's address, reads `readAppEnvironment`.
 */

const databaseUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'must look like postgresql://user:password@host/name',
  })
  .optional()

const flag = z
  .enum(['0', '1'], { error: 'must be 0 or 1' })
  .transform((text) => text === '1')
  .optional()

const settingsSchema = z.object({
  ETALON_URL: z
    .url({ protocol: /^https?$/, error: 'must be a whole address (https://...)' })
    .optional(),
  ETALON_HOST: z.string().default('127.0.0.1'),
  ETALON_PORT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .max(65_535, 'must be at most 65535')
    .default(3000),
  ETALON_DATA: z.string().default('data'),
  ETALON_DEMO: flag,
  ETALON_DEMO_MONTH: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month like 2026-11')
    .optional(),
  ETALON_LOG: z.enum(['file', 'stdout'], { error: 'must be file or stdout' }).default('file'),
  ETALON_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' })
    .default('info'),
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: databaseUrl,
})

export interface Settings {
  /** The public address, without a slash at the end; null: the loopback address is used. */
  readonly url: string | null
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Absolute. */
  readonly dataFolder: string
  /** null: decided by the place (yes on an embedded, empty database on loopback). */
  readonly demo: boolean | null
  /** The open month of the demo company, `2026-11`; null: the month of its making. */
  readonly demoMonth: string | null
  readonly log: 'file' | 'stdout'
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** null: the database in the data folder. */
  readonly databaseUrl: string | null
  /** Set only where the owner and the application's role have separate addresses. */
  readonly databaseOwnerUrl: string | null
}

type Variables = Readonly<Record<string, string | undefined>>

/** Throws OperatorError with one line for every variable that cannot be understood. */
export function readSettings(variables: Variables, projectFolder: string): Settings {
  const parsed = settingsSchema.safeParse(withoutEmpty(variables))
  if (!parsed.success) throw new OperatorError(sentencesOf(parsed.error))
  const values = parsed.data
  if (values.DATABASE_OWNER_URL !== undefined && values.DATABASE_URL === undefined)
    throw new OperatorError('DATABASE_OWNER_URL is set without DATABASE_URL; set both or neither.')
  return {
    url: values.ETALON_URL?.replace(/\/+$/, '') ?? null,
    host: values.ETALON_HOST,
    port: values.ETALON_PORT,
    dataFolder: path.resolve(projectFolder, values.ETALON_DATA),
    demo: values.ETALON_DEMO ?? null,
    demoMonth: values.ETALON_DEMO_MONTH ?? null,
    log: values.ETALON_LOG,
    logLevel: values.ETALON_LOG_LEVEL,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
  }
}

const appSchema = z.object({
  ETALON_URL: z.url(),
  ETALON_DATA: z.string().min(1),
  ETALON_DEMO: z.enum(['0', '1']).default('0'),
  ETALON_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  DATABASE_URL: databaseUrl.unwrap(),
  NEXTAUTH_SECRET: z.string().min(32),
})

export interface AppEnvironment {
  /** The public address, without a slash at the end. */
  readonly url: string
  /** Absolute; uploaded files live in its folder `files`. */
  readonly dataFolder: string
  /** The role that owns nothing and is bound by row-level security. */
  readonly databaseUrl: string
  readonly sessionSecret: string
  /** Whether the demo's one-click sign-in may be offered: embedded database, loopback only. */
  readonly demo: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
}

/** What the start command handed to the application process. */
export function readAppEnvironment(variables: Variables = process.env): AppEnvironment {
  const parsed = appSchema.safeParse(withoutEmpty(variables))
  if (!parsed.success)
    throw new OperatorError(
      `${sentencesOf(parsed.error)} Start the application with npm start or npm run dev, which set these.`,
    )
  const values = parsed.data
  return {
    url: values.ETALON_URL.replace(/\/+$/, ''),
    dataFolder: values.ETALON_DATA,
    databaseUrl: values.DATABASE_URL,
    sessionSecret: values.NEXTAUTH_SECRET,
    demo: values.ETALON_DEMO === '1',
    logLevel: values.ETALON_LOG_LEVEL,
  }
}

/** The inverse of `readAppEnvironment`, for the one that starts the application process. */
export function appVariables(environment: AppEnvironment): Record<string, string> {
  return {
    ETALON_URL: environment.url,
    ETALON_DATA: environment.dataFolder,
    ETALON_DEMO: environment.demo ? '1' : '0',
    ETALON_LOG_LEVEL: environment.logLevel,
    DATABASE_URL: environment.databaseUrl,
    // Emptied, so that neither the surroundings nor a .env file hands the owner's address on.
    DATABASE_OWNER_URL: '',
    NEXTAUTH_URL: environment.url,
    NEXTAUTH_SECRET: environment.sessionSecret,
  }
}

/** `NAME=` in a .env or compose file means "not set". */
function withoutEmpty(variables: Variables): Record<string, string> {
  const entries = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  )
  return Object.fromEntries(entries)
}

function sentencesOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' ')
}
