import { z } from 'zod'
import { newPasswordSchema } from '@/lib/accounts/schema'
import { isTimeZone } from '@/lib/core/zone-clock'
import { locales } from '@/lib/platform/i18n/locales'

const organisation = {
  name: z.string().trim().min(2).max(120),
  timeZone: z.string().refine(isTimeZone, { error: 'errors.fields.choice' }),
  currency: z.string().refine((code) => Intl.supportedValuesOf('currency').includes(code), {
    error: 'errors.fields.choice',
  }),
  defaultLocale: z.enum(locales),
}

/** What an administrator may change of the organisation itself. */
export const changeOrganisationSchema = z.object(organisation)

export type ChangeOrganisation = z.output<typeof changeOrganisationSchema>

/** Stands before a personnel number at sign-in, so it must be short and typed on any keyboard. */
export const organisationCodeSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{1,29}$/, { error: 'settings.fields.code' })

/** The first organisation of an empty server, with its first administrator. */
export const firstRunSchema = z.object({
  ...organisation,
  code: organisationCodeSchema,
  consoleCode: z.string().trim().min(1).max(40),
  displayName: z.string().trim().min(2).max(160),
  email: z.email().max(200).toLowerCase(),
  password: newPasswordSchema,
})

export type FirstRun = z.output<typeof firstRunSchema>

/** A logo is small; larger files are refused before they are read to the end. */
export const logoLimitBytes = 4 * 1024 * 1024
