import { describe, expect, test } from 'vitest'
import { changedFiles, mutationGroups } from '../bench/mutation/groups'
import {
  childrenOf,
  isNode,
  parseSource,
  readSource,
  type SourceNode,
  sourceFiles,
} from './source-files'

/** The groups of the core by which people are paid, and the numbers and dates that they stand on. */
const payGroups = ['formulas', 'pay', 'corrections', 'trials']
const numberFiles = ['decimal', 'display-number', 'exact', 'mean-of-visits', 'rounding'].map(
  (name) => `lib/core/${name}.ts`,
)

/** The folders of the product through which money passes. */
const payFolders = [
  ...['lib/facts', 'lib/line-decisions', 'lib/metrics', 'lib/off-cycle', 'lib/open-items'],
  ...['lib/payroll-layouts', 'lib/pay-overview', 'lib/people', 'lib/period-corrections'],
  ...['lib/period-facts', 'lib/period-rules', 'lib/period-runs', 'lib/period-seals', 'lib/periods'],
  ...['lib/scheme-trials', 'lib/schemes', 'lib/statement-batches', 'lib/statements'],
]

const core = mutationGroups.filter(({ name }) => payGroups.includes(name)).flatMap(changedFiles)
const files = [...new Set([...core, ...numberFiles, ...sourceFiles(payFolders)])].toSorted()

/** What may stand there and why: by file, the expressions as they are written. */
const allowed: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'years, months, days and hours': {
    'lib/core/calendar.ts': [
      'Math.round((utcMidnight(to).getTime() - utcMidnight(from).getTime()) / DAY_MS)',
      'Number(month.slice(0, 4))',
      'Number(month.slice(5))',
    ],
    'lib/core/months-employed.ts': ["date.split('-').map(Number)"],
    'lib/core/trial-spans.ts': ['Number(month.slice(5, 7))'],
    'lib/core/zone-clock.ts': ['Number(hour)', 'Number(minute)', 'Number(second)'],
    'lib/core/zone-days.ts': ["time.split(':').map(Number)"],
    'lib/periods/formats/paid-period.ts': ['Number(month.slice(5, 7))'],
  },
  'whole numbers that count: visits, failures, decimal places, exponents, kopecks left over': {
    'lib/core/formula/evaluate-formula.ts': ['Number(b.n)'],
    'lib/core/formula/formula-types.ts': ['Number(value.n)'],
    'lib/core/money.ts': ['Number(left)'],
    'lib/core/scheme-replay.ts': ['Number(value.n)'],
    'lib/core/visit-trials.ts': ['Number(n)'],
  },
  'whole numbers below 2^53: what does not fit stays a fraction': {
    'lib/core/exact.ts': ['Number(y)', 'Number(x % y)'],
    'lib/core/formula/formula-columns.ts': ['Number(fact.n)', 'Number(fact.d)'],
    'lib/core/formula/number-program.ts': ['Number(n)', 'Number(d)', 'Number(n)', 'Number(d)'],
  },
  'the way from a fraction to statistics, which pay nobody': {
    'lib/core/exact.ts': [
      'Number(whole)',
      'Number((rest * DOUBLE_SCALE) / this.d)',
      'Number(DOUBLE_SCALE)',
    ],
  },
  'how much is luck: draws, and what is told of them': {
    'lib/core/luck-meter.ts': ['Number(options.deviation)', 'Math.round(share * 10_000)'],
    'lib/core/luck-draws.ts': ['Math.round(within * DRAWN_PLACES)'],
    'lib/core/luck-sureness.ts': [
      'Number(first.noiseShare)',
      'Number(second.noiseShare)',
      'Math.round((one - other) * 10_000)',
      'Number(noiseShare)',
      'Math.round(one * 100)',
      'Math.round(other * 100)',
      'Number(pull)',
      'Number(pull ?? 0)',
      'Number.parseInt(hash.slice(0, 8), 16)',
      'Math.round(share * 10_000)',
    ],
    'lib/core/luck-subject.ts': [
      'whole.times(weightedRate).toNumber()',
      'parseMoney(payout).toNumber()',
      'parseMoney(full).toNumber()',
      'parseFraction(score.exact).toNumber()',
      'parseFraction(mean).toNumber()',
      'Number(own.weight)',
      'Number(part.weight)',
    ],
    'lib/core/replay-luck.ts': ['Math.round(luckLimits.drawnPayouts / Math.max(1, payouts))'],
  },
  'which bar of a picture, on which side of nothing, how long a line is drawn': {
    'lib/core/pay-overview.ts': ['Number((share.n * 100n) / (share.d * BigInt(binWidth)))'],
    'lib/core/payout-bins.ts': ['Number(last - first)'],
    'lib/core/trial-between.ts': ['Number(parseMoney(amount).n)'],
    'lib/periods/formats/statement-pdf.ts': [
      'Number(interval.low)',
      'Number(interval.high)',
      'Number(interval.mean)',
    ],
    'lib/periods/use-cases/view-period.ts': ['Number(b.isAbove)', 'Number(a.isAbove)'],
  },
  'the form of a noun beside a number of days, which is told as a text': {
    'lib/periods/formats/statement-pool.ts': ['Number(norm)'],
    'lib/periods/report.ts': ['Number(norm)'],
  },
  'decimals of the database, exact to any length': {
    'lib/open-items/queries.ts': ['amount.toFixed(2)'],
  },
}

describe('money', () => {
  test('never passes through binary floating point; each exception says why', () => {
    const found = files.flatMap((file) =>
      doubtfulIn(file, readSource(file)).map((text) => `${file} ${text}`),
    )
    const known = Object.values(allowed).flatMap((byFile) =>
      Object.entries(byFile).flatMap(([file, texts]) => texts.map((text) => `${file} ${text}`)),
    )
    expect(found.toSorted()).toEqual(known.toSorted())
  })

  test('is looked for in the whole of pay', () => {
    expect(files.length).toBeGreaterThan(200)
    for (const file of ['core/payout', 'core/money', 'core/exact', 'core/formula/evaluate-formula'])
      expect(files).toContain(`lib/${file}.ts`)
    for (const file of ['facts/formats/kpi-table', 'statements/queries', 'periods/report'])
      expect(files).toContain(`lib/${file}.ts`)
  })
})

describe('what makes a number of the machine of an amount', () => {
  test.each([
    ['Number(text)', ['Number(text)']],
    ['a.map(Number)', ['a.map(Number)']],
    ['Number.parseFloat(text)', ['Number.parseFloat(text)']],
    ['parseFloat(text) + parseInt(text, 10)', ['parseFloat(text)', 'parseInt(text, 10)']],
    ['share.toNumber() * 2', ['share.toNumber()']],
    ['amount.toFixed(2)', ['amount.toFixed(2)']],
    ['amount?.toPrecision(2)', ['amount?.toPrecision(2)']],
    ['Math.round(amount * 100)', ['Math.round(amount * 100)']],
    ['f(+text)', ['+text']],
    ['f(Number(Number(text)))', ['Number(Number(text))', 'Number(text)']],
    ['const { round } = Math', ['{ round } = Math']],
  ])('%s', (text, expected) => {
    expect(doubtfulIn('a.ts', text)).toEqual(expected)
  })

  test.each([
    'Number.isSafeInteger(count)',
    'Number.MAX_SAFE_INTEGER',
    '-text',
    'Math.max(1, 2)',
    'type Amount = Number',
    'node.kind === "number"',
    'Math.ceil(days / 7)',
  ])('is not %s', (text) => {
    expect(doubtfulIn('a.ts', text)).toEqual([])
  })
})

const functions = new Set(['Number', 'parseFloat', 'parseInt'])
const methods = new Set(['parseFloat', 'parseInt', 'toFixed', 'toPrecision', 'toNumber'])

/** The expressions of a file that make, round or print numbers of the machine, as they stand. */
function doubtfulIn(file: string, text: string): readonly string[] {
  const found: string[] = []
  const visit = (node: SourceNode) => {
    if (isDoubtful(node)) found.push(text.slice(node.start, Number(node.end)).replace(/\s+/g, ' '))
    for (const child of childrenOf(node)) visit(child)
  }
  visit(parseSource(file, text))
  return found
}

function isDoubtful(node: SourceNode): boolean {
  switch (node.type) {
    case 'CallExpression':
      return (
        isNamed(node.callee, functions) ||
        isMember(node.callee) ||
        childrenOf(node).some((child) => child !== node.callee && isNamed(child, functions))
      )
    case 'UnaryExpression':
      return node.operator === '+'
    case 'VariableDeclarator':
      return isNamed(node.init, new Set(['Math', 'Number']))
    default:
      return false
  }
}

function isNamed(node: unknown, names: ReadonlySet<string>): boolean {
  return isNode(node) && node.type === 'Identifier' && names.has(String(node.name))
}

function isMember(node: unknown): boolean {
  if (!isNode(node) || node.type !== 'MemberExpression') return false
  return (
    isNamed(node.property, methods) ||
    (isNamed(node.object, new Set(['Math'])) && isNamed(node.property, new Set(['round'])))
  )
}
