/**
 * The functions of the formula language, in both spellings.
 *
 * Russian names are those of a Russian spreadsheet where it has the function.
 * Source: PAY.md, Formula language.
 */

/** How a formula is written: with a point and commas, or with a comma and semicolons. */
export type Spelling = 'en' | 'ru'

export const spellings: readonly Spelling[] = ['en', 'ru']

export const functionNames = [
  'IF',
  'IFS',
  'AND',
  'OR',
  'NOT',
  'MIN',
  'MAX',
  'SUM',
  'AVERAGE',
  'ABS',
  'ROUND',
  'ROUNDUP',
  'ROUNDDOWN',
  'FLOOR',
  'CEILING',
  'CLAMP',
  'BAND',
  'LINEAR',
  'IFMISSING',
] as const

export const lookupNames = ['SCORE', 'VISITS', 'KPI', 'FAILURES'] as const

export type FunctionName = (typeof functionNames)[number]
export type LookupName = (typeof lookupNames)[number]

/** How many arguments: at least, at most, and by how many they grow. */
export interface Arity {
  readonly least: number
  readonly most: number
  readonly step: number
}

const exactly = (count: number): Arity => ({ least: count, most: count, step: 1 })
const many = (least: number, step = 1): Arity => ({ least, most: 200, step })

/**
 * How many arguments a function takes.
 *
 * Rule    functions that join several values take at least two: `MAX(1,5)`, typed with the reader's
 *         comma, is one number and must not pass in silence.
 */
export const arities: Readonly<Record<FunctionName, Arity>> = {
  IF: exactly(3),
  IFS: many(2, 2),
  AND: many(1),
  OR: many(1),
  NOT: exactly(1),
  MIN: many(2),
  MAX: many(2),
  SUM: many(2),
  AVERAGE: many(2),
  ABS: exactly(1),
  ROUND: exactly(2),
  ROUNDUP: exactly(2),
  ROUNDDOWN: exactly(2),
  FLOOR: exactly(2),
  CEILING: exactly(2),
  CLAMP: exactly(3),
  BAND: many(3, 2),
  LINEAR: exactly(5),
  IFMISSING: exactly(2),
}

const russian: Readonly<Record<FunctionName | LookupName, string>> = {
  IF: 'ЕСЛИ',
  IFS: 'ЕСЛИМН',
  AND: 'И',
  OR: 'ИЛИ',
  NOT: 'НЕ',
  MIN: 'МИН',
  MAX: 'МАКС',
  SUM: 'СУММ',
  AVERAGE: 'СРЗНАЧ',
  ABS: 'ABS',
  ROUND: 'ОКРУГЛ',
  ROUNDUP: 'ОКРУГЛВВЕРХ',
  ROUNDDOWN: 'ОКРУГЛВНИЗ',
  FLOOR: 'ОКРВНИЗ',
  CEILING: 'ОКРВВЕРХ',
  CLAMP: 'ВПРЕДЕЛАХ',
  BAND: 'СТУПЕНЬ',
  LINEAR: 'ЛИНЕЙНО',
  IFMISSING: 'ЕСЛИНЕТ',
  SCORE: 'ОЦЕНКА',
  VISITS: 'ВИЗИТЫ',
  KPI: 'ПОКАЗАТЕЛЬ',
  FAILURES: 'НАРУШЕНИЯ',
}

const booleanTexts: Readonly<Record<Spelling, readonly [no: string, yes: string]>> = {
  en: ['FALSE', 'TRUE'],
  ru: ['ЛОЖЬ', 'ИСТИНА'],
}

/**
 * A function's name as its reader writes it.
 *
 * Rule    Russian names are those of a Russian spreadsheet where it has the function.
 * Returns capital letters.
 * Source  PAY.md, Formula language: two spellings of one program.
 */
export function spelledFunction(name: FunctionName | LookupName, spelling: Spelling): string {
  return spelling === 'ru' ? russian[name] : name
}

/**
 * A truth as its reader writes it.
 *
 * Rule    TRUE and FALSE, or ИСТИНА and ЛОЖЬ.
 * Returns capital letters.
 * Source  PAY.md, Formula language: two spellings of one program.
 */
export function spelledBoolean(value: boolean, spelling: Spelling): string {
  return booleanTexts[spelling][value ? 1 : 0]
}

const functionsByText: ReadonlyMap<string, FunctionName | LookupName> = new Map(
  [...functionNames, ...lookupNames].flatMap((name) => [
    [name, name] as const,
    [russian[name], name] as const,
  ]),
)

const booleansByText: ReadonlyMap<string, boolean> = new Map(
  spellings.flatMap((spelling) =>
    [false, true].map((value) => [spelledBoolean(value, spelling), value] as const),
  ),
)

/**
 * The function of a name, in either spelling and in small or capital letters.
 *
 * Rule    a formula may mix the spellings: names of both are never the name of another function.
 * Returns null for a name that is none.
 * Source  PAY.md, Formula language: two spellings of one program.
 */
export function functionOf(text: string): FunctionName | LookupName | null {
  return functionsByText.get(text.toUpperCase()) ?? null
}

/**
 * The truth of a word.
 *
 * Rule    in either spelling and in small or capital letters.
 * Returns null for a word that is none.
 * Source  PAY.md, Formula language: two spellings of one program.
 */
export function booleanOf(text: string): boolean | null {
  return booleansByText.get(text.toUpperCase()) ?? null
}

const lookups: ReadonlySet<string> = new Set(lookupNames)

/**
 * Whether a function looks a fact up by its code.
 *
 * Rule    SCORE, VISITS, KPI and FAILURES; all others compute from their arguments.
 * Returns true also narrows the type.
 * Source  PAY.md, Formula language.
 */
export function isLookup(name: FunctionName | LookupName): name is LookupName {
  return lookups.has(name)
}
