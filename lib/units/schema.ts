import { z } from 'zod'
import { isCalendarDate, weekdays } from '@/lib/core/calendar'
import type { OpeningHours } from '@/lib/core/opening-hours'
import { isTimeZone } from '@/lib/core/zone-clock'

export const unitKinds = ['region', 'shop', 'call-centre', 'department'] as const

export type UnitKind = (typeof unitKinds)[number]

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'too-long')
    .refine((text) => !text.includes('\0'), 'nul')

const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'not-a-time')

const openingHours: z.ZodType<OpeningHours, OpeningHours> = z.partialRecord(
  z.enum(weekdays),
  z
    .tuple([clock, clock])
    .readonly()
    .refine(([opens, closes]) => opens < closes, 'not-a-time'),
)

/** What a unit carries; the form, the import and the demo company use the same object. */
export const unitFieldsSchema = z.object({
  kind: z.enum(unitKinds),
  code: line(40).min(1, 'empty'),
  name: line(120).min(1, 'empty'),
  parentId: z.uuid().nullable(),
  address: line(240)
    .nullable()
    .transform((text) => (text === '' ? null : text)),
  timeZone: z.string().refine(isTimeZone, 'not-a-time-zone').nullable(),
  openingHours: openingHours.nullable(),
  closedOn: z.string().refine(isCalendarDate, 'not-a-date').nullable(),
})

export type UnitFields = z.output<typeof unitFieldsSchema>

export const saveUnitSchema = unitFieldsSchema.extend({ unitId: z.uuid().nullable() })

export type SaveUnit = z.output<typeof saveUnitSchema>
