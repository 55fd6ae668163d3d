import { z } from 'zod'
import { type Problem, problemOfIssue } from './i18n/problem'

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fields: Readonly<Record<string, Problem>> }

/**
 * Reads what came from outside with the schema of its use case.
 *
 * Rule    text that the database cannot hold (NUL, broken surrogates) is refused by name of its
 *         field, whatever the schema says of it.
 * Returns the value, or for every bad field a problem (message key) by its path.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Parsed<z.output<Schema>> {
  if (hasUnstorable(input)) {
    const problem: Problem = 'errors.fields.control-characters'
    const refused = unstorableTexts(input, [])
    return { ok: false, fields: Object.fromEntries(refused.map((path) => [path, problem])) }
  }
  const parsed = schema.safeParse(input, { error: problemOfIssue })
  if (parsed.success) return { ok: true, value: parsed.data }
  const fields: Record<string, Problem> = {}
  for (const issue of parsed.error.issues) {
    fields[issue.path.map(String).join('.')] ??= issue.message
  }
  return { ok: false, fields }
}

/** NUL, or half of a surrogate pair: PostgreSQL keeps neither in text or jsonb. */
const unstorable = /\0|\p{Surrogate}/u

/** Looked for first, because places are dear to name and hardly ever asked for. */
function hasUnstorable(input: unknown): boolean {
  if (typeof input === 'string') return unstorable.test(input)
  return isNest(input) && Object.values(input).some(hasUnstorable)
}

function isNest(input: unknown): input is object {
  if (typeof input !== 'object' || input === null || input instanceof Date) return false
  return !(input instanceof Blob || ArrayBuffer.isView(input))
}

function unstorableTexts(input: unknown, path: readonly string[]): readonly string[] {
  if (typeof input === 'string') {
    return unstorable.test(input) ? [path.join('.')] : []
  }
  if (!isNest(input)) return []
  return Object.entries(input).flatMap(([key, value]) => unstorableTexts(value, [...path, key]))
}

/** What is looked for in a list, from the address: nonsense there means nothing is looked for. */
export const searchTextSchema = z
  .string()
  .trim()
  .max(100)
  .refine((text) => !unstorable.test(text))
  .catch('')
