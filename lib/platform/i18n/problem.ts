/**
 * A problem on its way to a reader: a message key, with values where its sentence needs them,
 * as one text: `errors.fields.too-long?max=40`. Schemas, actions and forms speak in these, so that
 * a schema needs no language and a refusal keeps its figures.
 */
export type Problem = string

/** What zod tells about one issue; only the fields that decide the sentence. */
interface Issue {
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly origin?: string | undefined
  readonly input?: unknown
  readonly minimum?: number | bigint | undefined
  readonly maximum?: number | bigint | undefined
  readonly expected?: string | undefined
  readonly format?: string | undefined
}

export function problem(key: string, values: Record<string, string | number> = {}): Problem {
  const query = new URLSearchParams(
    Object.entries(values).map(([name, value]) => [name, String(value)]),
  ).toString()
  return query ? `${key}?${query}` : key
}

export interface ReadProblem {
  readonly key: string
  readonly values: Record<string, string | number>
}

export function readProblem(text: Problem): ReadProblem {
  const [key = '', query = ''] = text.split('?', 2)
  const values: Record<string, string | number> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value
  }
  return { key, values }
}

/**
 * The error map of every parse: `schema.safeParse(input, { error: problemOfIssue })`.
 *
 * Rule  a message that the schema itself carries wins: zod asks here only where there is none.
 */
export function problemOfIssue(issue: Issue): Problem {
  switch (issue.code) {
    case 'invalid_type':
      return problemOfType(issue)
    case 'too_small':
      return problemOfSmall(issue)
    case 'too_big':
      return problemOfBig(issue)
    case 'invalid_format':
      return issue.format === 'email' ? 'errors.fields.email' : 'errors.fields.invalid'
    case 'invalid_value':
    case 'invalid_union':
      return isEmpty(issue.input) ? 'errors.fields.required' : 'errors.fields.choice'
    default:
      return 'errors.fields.invalid'
  }
}

function isEmpty(input: unknown): boolean {
  return input === undefined || input === null || input === ''
}

function problemOfType(issue: Issue): Problem {
  if (isEmpty(issue.input)) return 'errors.fields.required'
  if (issue.expected === 'number' || issue.expected === 'int') return 'errors.fields.number'
  if (issue.expected === 'date') return 'errors.fields.date'
  return 'errors.fields.invalid'
}

function problemOfSmall(issue: Issue): Problem {
  const min = Number(issue.minimum ?? 0)
  if (issue.origin === 'string') {
    return min <= 1 ? 'errors.fields.required' : problem('errors.fields.too-short', { min })
  }
  if (issue.origin === 'array' || issue.origin === 'set') {
    return min <= 1 ? 'errors.fields.choose-one' : problem('errors.fields.too-few', { min })
  }
  if (issue.origin === 'date') return 'errors.fields.date'
  return problem('errors.fields.too-small', { min })
}

function problemOfBig(issue: Issue): Problem {
  const max = Number(issue.maximum ?? 0)
  if (issue.origin === 'string') return problem('errors.fields.too-long', { max })
  if (issue.origin === 'array' || issue.origin === 'set') {
    return problem('errors.fields.too-many', { max })
  }
  if (issue.origin === 'date') return 'errors.fields.date'
  return problem('errors.fields.too-big', { max })
}
