/** What stands behind the question mark; pages get the same shape from `searchParams`. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * An address with some of its parameters changed. Empty values disappear, so that the plain list has
 * the plain address; a change of anything else begins at the first page again.
 */
export function addressWith(path: string, query: Query, changes: Query): string {
  const merged: Record<string, string | readonly string[] | undefined> = { ...query, ...changes }
  if (!('page' in changes)) delete merged.page
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(merged)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
      if (one !== '') parameters.append(name, one)
    }
  }
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}
