import type { FormulaProblemCode } from '@/lib/core/formula/formula-problem'
import { formulaLimits } from '@/lib/core/formula/formula-tree'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { SchemeProblemCode } from '@/lib/core/scheme-problems'
import { aComponent, aScheme } from './pay'

const most = formulaLimits.characters
const repeated = (text: string, end = '') => text.repeat(Math.floor(most / text.length) - 1) + end

/** Refused while reading: nothing of it is checked. */
export const unreadable: readonly (readonly [
  string,
  string,
  FormulaProblemCode,
  number,
  number,
])[] = [
  ['a megabyte', 'x'.repeat(1_000_000), 'too-long', most, 1_000_000],
  ['a megabyte of spaces', ' '.repeat(1_000_000), 'too-long', most, 1_000_000],
  ['a megabyte of brackets', '('.repeat(1_000_000), 'too-long', most, 1_000_000],
  ['open brackets', repeated('('), 'too-deep', 64, 65],
  ['nested brackets', `${'('.repeat(65)}1${')'.repeat(65)}`, 'too-deep', 64, 65],
  ['closed brackets', repeated(')'), 'bracket-extra', 0, 1],
  ['signs', repeated('-', '1'), 'too-deep', 64, 2_000],
  ['a sum without end', repeated('1+', '1'), 'too-deep', 0, 1_871],
  ['a sum that breaks off', '1+'.repeat(999), 'value-missing', 1_998, 1_998],
  ['powers of powers', repeated('9^', '9'), 'too-deep', 0, 1_871],
  ['powers that break off', '9^'.repeat(999), 'value-missing', 1_998, 1_998],
  ['arguments', `SUM(${'1,'.repeat(900)}1)`, 'arguments', 0, 1_806],
  ['unknown names', `SUM(${'nobody,'.repeat(280)}1)`, 'arguments', 0, 1_966],
  ['codes that are none', `SUM(${'KPI("x"),'.repeat(200)}1)`, 'arguments', 0, 1_806],
  ['nested functions', `${'ABS('.repeat(65)}1${')'.repeat(65)}`, 'too-deep', 259, 260],
  ['calls that break off', `${'IF('.repeat(60)}${'a,'.repeat(900)}`, 'value-missing', 1_980, 1_980],
  ['digits', '9'.repeat(most), 'number', 0, most],
  ['quotes', '"'.repeat(most - 1), 'quote', 1_998, 1_999],
  ['words', repeated('a b '), 'operator-missing', 2, 3],
  ['separators', repeated(', '), 'value-missing', 0, 1],
  ['__proto__ of a name', 'base.__proto__', 'member', 5, 14],
  ['a call of a member', 'base.constructor("return 1")()', 'operator-missing', 16, 17],
  ['a call of constructor', 'constructor("return process")', 'unknown-function', 0, 11],
  ['a bomb for regular expressions', `${'a'.repeat(1_900)}!`, 'character', 1_900, 1_901],
  ['another', `${'1 '.repeat(900)}!`, 'spaced-number', 0, 3],
  ['a NUL', '1 + \0', 'character', 4, 5],
  ['a surrogate', '1 + \ud83d', 'character', 4, 5],
  ['an emoji', '1 + 😀', 'character', 4, 6],
]

/** Read, and refused for what it means: the first problem, and how many there are. */
export const meaningless: readonly (readonly [
  string,
  string,
  FormulaProblemCode,
  number,
  number,
  number,
])[] = [
  ['a power', '9^999999999', 'whole-power', 2, 11, 1],
  ['__proto__', '__proto__', 'unknown-name', 0, 9, 1],
  ['a code __proto__', 'KPI("__proto__")', 'unknown-code', 4, 15, 1],
  ['a code constructor', 'SCORE("constructor")', 'unknown-code', 6, 19, 1],
  ['a chain of comparisons', `1${'<1'.repeat(60)}`, 'chained-comparison', 0, 121, 1],
  ['money times money', `${'base*'.repeat(60)}base`, 'money-times-money', 0, 9, 1],
  ['places of facts', `SUM(${'ROUND(1,trips),'.repeat(120)}1)`, 'whole-places', 12, 17, 120],
]

/** So many characters are left over in the long ones. */
export const room = 8

/** A call of as many arguments as there is room for; `beside`: characters around it. */
function called(name: string, argumentOf: (place: number) => string, beside = 0): string {
  const found: string[] = []
  let left = most - room - name.length - 2 - beside
  for (let place = 1; ; place += 1) {
    const argument = argumentOf(place)
    left -= argument.length + 1
    if (left < 0) return `${name}(${found.join(',')})`
    found.push(argument)
  }
}

/**
 * Formulas of a score that read, mean something and take as much work as they can: what becomes of each
 * as a curve. `of`: how the score is called there.
 */
export const laborious: readonly (readonly [
  string,
  SchemeProblemCode | 'stands',
  (of: string) => string,
])[] = [
  ['powers of a power', 'stands', (of) => `((((${of}^100)^100)^100)^100)^100`],
  [
    'long powers beside each other',
    'formula-too-much-work',
    (of) => called('MAX', (place) => `(${of}+0.${place})^50`),
  ],
  [
    'over a long divisor',
    'formula-too-much-work',
    (of) => called('MAX', (place) => `(${of}+0.0${place})^40/7^90`),
  ],
  [
    'rounded only afterwards',
    'formula-too-much-work',
    (of) => called('MAX', (place) => `ROUND((${of}+0.${place})^50,9)`),
  ],
  [
    'conditions on long powers',
    'formula-too-much-work',
    (of) => `IF(${called('AND', (place) => `(${of}+0.${place})^75>0`, 10)},1,0.5)`,
  ],
  [
    'a line between long numbers',
    'formula-too-much-work',
    (of) => `LINEAR(${of}^99/7^90,${of}^99/7^99-3,${of}^99/11^99+3,0,${of}^99/13^99)`,
  ],
  [
    'as many numbers as there is room for',
    'stands',
    (of) => called('MAX', (place) => (place === 1 ? of : `0.${place}+1.${place}`)),
  ],
]

/** A scheme of one part that reads a formula. */
export function withValue(formula: string): SchemeDocument {
  const scores = [{ code: 'all', source: { kind: 'all' } }] as const
  const value = { kind: 'formula', subject: 'person', periods: 1, formula, scores } as const
  return aScheme({ components: [aComponent({ value })] })
}

/** A scheme of one part with a formula for its curve. */
export function withCurve(formula: string): SchemeDocument {
  return aScheme({ components: [aComponent({ curve: { kind: 'formula', formula } })] })
}
