import { z } from 'zod'

const fileSchema = z.object({
  /** Inside the archive, with forward slashes. */
  path: z.string().regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The first entry of an archive: what is in it, so that every byte can be checked. */
export const manifestSchema = z.object({
  format: z.literal(1),
  product: z.literal('etalon'),
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** The migrations of the database when it was dumped, oldest first. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int().nonnegative(),
      file: fileSchema,
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  files: z.array(fileSchema),
})

export type Manifest = z.output<typeof manifestSchema>
export type ArchivedFile = z.output<typeof fileSchema>
