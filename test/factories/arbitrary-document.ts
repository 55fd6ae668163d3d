import fc from 'fast-check'
import type {
  AnswerValue,
  Bands,
  ChecklistDocument,
  Localized,
  NumberRule,
  Option,
  Question,
  QuestionType,
  ScoringPolicies,
  Section,
} from '@/lib/core/checklist'
import { touchpoints } from '@/lib/core/checklist'
import { type Condition, comparisons, type Expression, manyOperators } from '@/lib/core/condition'

/**
 * Checklist documents with everything that the format has, sense or no sense: for proofs that a
 * document survives a journey. What is drawn is valid for `checklistDraftSchema`.
 */

const letters = [
  'a',
  'Я',
  'ё',
  ' ',
  "'",
  '"',
  '<',
  '&',
  '=',
  ';',
  ':',
  '_x0041_',
  '\n',
  '${q1}',
  '$',
  '🍎',
  '1',
  ',',
  '|',
  '\t',
]
const words = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
  .map((signs) => signs.join('').trim())
const text = words.filter((one) => one !== '')

const localized: fc.Arbitrary<Localized> = fc
  .tuple(fc.option(text), fc.option(text))
  .map(([ru, en]) => ({ ...(ru === null ? {} : { ru }), ...(en === null ? {} : { en }) }))
const optionalLocalized = fc
  .option(localized)
  .map((one) => (one?.ru === undefined && one?.en === undefined ? null : one))

const decimal = fc.oneof(
  fc.constantFrom('0', '1', '2.50', '-3', '0.142857', '40', '-0.5', '1.000000001'),
  fc.integer({ min: -999, max: 999 }).map(String),
)
/** A draft keeps what was typed. */
const typed = fc.oneof({ weight: 9, arbitrary: decimal }, fc.constantFrom('', '1,5', "''", 'abc'))

const optional = <Key extends string, Value>(key: Key, value: fc.Arbitrary<Value>) =>
  fc
    .option(value, { nil: undefined })
    .map((one) => (one === undefined ? {} : ({ [key]: one } as Record<Key, Value>)))

const { condition, expression } = fc.letrec<{ condition: Condition; expression: Expression }>(
  (tie) => {
    const question = fc.constantFrom('q1', 'q2', 'q3', '4th', 'a:b', 'gone')
    const options = fc.array(fc.constantFrom('yes', 'no', 'o1', '2', "it's", 'a"b\'c'), {
      maxLength: 3,
    })
    const conditions = fc.array(tie('condition'), { maxLength: 3 })
    const expressions = fc.array(tie('expression'), { maxLength: 3 })
    return {
      condition: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.record({ kind: fc.constant('answered' as const), question }),
        fc.record({ kind: fc.constant('not-applicable' as const), question }),
        fc.record({ kind: fc.constant('chosen' as const), question, options }),
        fc.record({
          kind: fc.constant('text-is' as const),
          question,
          text: fc.oneof(words, fc.constantFrom('', 'N/A', '5')),
        }),
        fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: conditions }),
        fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
        fc.record({
          kind: fc.constant('compare' as const),
          left: tie('expression'),
          operator: fc.constantFrom(...comparisons),
          right: tie('expression'),
        }),
      ),
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.record({ kind: fc.constant('number' as const), value: typed }),
        fc.record({ kind: fc.constant('answer' as const), question }),
        fc.record({ kind: fc.constant('chosen-count' as const), question }),
        fc.record({ kind: fc.constantFrom(...manyOperators), of: expressions }),
        fc.record({
          kind: fc.constantFrom('difference' as const, 'quotient' as const),
          of: fc.tuple(tie('expression'), tie('expression')),
        }),
        fc.record({
          kind: fc.constant('rounded' as const),
          of: tie('expression'),
          places: fc.nat(9),
        }),
        fc.record({
          kind: fc.constant('if' as const),
          when: tie('condition'),
          value: tie('expression'),
          otherwise: tie('expression'),
        }),
      ),
    }
  },
)

/** Conditions over a few questions, one of which is not there. */
export const conditions: fc.Arbitrary<Condition> = condition
export const expressions: fc.Arbitrary<Expression> = expression

const bands: fc.Arbitrary<Bands> = fc.record({
  kind: fc.constant('bands' as const),
  bands: fc.array(fc.record({ upTo: typed, credit: typed }), { maxLength: 3 }),
  otherwise: typed,
})
const rule: fc.Arbitrary<NumberRule | null> = fc.option(
  fc.oneof(
    bands,
    fc.record({ kind: fc.constant('linear' as const), zeroAt: typed, fullAt: typed }),
  ),
)

const preset: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.constantFrom('yes', 'o1', '2').map((option) => ({ kind: 'choice' as const, option })),
  fc.subarray(['yes', 'o1', '2']).map((options) => ({ kind: 'choices' as const, options })),
  decimal.map((number) => ({ kind: 'number' as const, number })),
  fc
    .oneof(words, fc.constantFrom('', 'today()'))
    .map((one) => ({ kind: 'text' as const, text: one })),
  fc.constant({ kind: 'date' as const, date: '2026-11-22' }),
  fc.constant({ kind: 'time' as const, time: '09:30' }),
)

const options: fc.Arbitrary<Option[]> = fc
  .uniqueArray(fc.constantFrom('yes', 'no', 'o1', 'o2', '2', 'N.A'), { maxLength: 4 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(localized, typed, optional('possible', typed), optional('showWhen', condition))
          .map(([own, points, possible, showWhen]) => ({
            id,
            text: own,
            points,
            ...possible,
            ...showWhen,
          })),
      ),
    ),
  )

const ids = fc.array(fc.constantFrom('yes', 'no', 'o1', '2'), { maxLength: 3 })

const base = fc
  .tuple(
    fc.record({
      text: localized,
      hint: optionalLocalized,
      standardId: fc.option(fc.constantFrom('1.1', '2.3', 'М-3')),
      weight: typed,
      required: fc.boolean(),
      allowNotApplicable: fc.boolean(),
      bonus: fc.boolean(),
      critical: fc.option(
        fc.record({
          effect: fc.constantFrom(
            'none' as const,
            'section-zero' as const,
            'total-zero' as const,
            'cap' as const,
            'outcome-fail' as const,
          ),
          cap: fc.option(typed),
          threshold: typed,
        }),
      ),
      commentRequired: fc.constantFrom('never' as const, 'low' as const, 'always' as const),
      photo: fc.constantFrom(
        'no' as const,
        'optional' as const,
        'required' as const,
        'required-low' as const,
      ),
    }),
    optional('commentOn', ids),
    optional('photoOn', ids),
    optional('showWhen', condition),
    optional('requiredWhen', condition),
    optional('constraint', fc.record({ when: condition, message: optionalLocalized })),
    optional('preset', preset),
    optional('informational', fc.constant(true as const)),
    optional('hintPicture', fc.uuid({ version: 4 })),
  )
  .map(([first, ...rest]) => Object.assign({}, first, ...rest) as typeof first)

const plain = [
  'date',
  'time',
  'text',
  'photo',
  'audio',
  'file',
  'signature',
  'place',
  'person',
  'note',
] as const satisfies readonly QuestionType[]

type Typed = Question extends infer One
  ? One extends Question
    ? Omit<One, keyof typeof shape | 'id'>
    : never
  : never
declare const shape: Pick<
  Question,
  | 'text'
  | 'hint'
  | 'standardId'
  | 'weight'
  | 'required'
  | 'allowNotApplicable'
  | 'bonus'
  | 'critical'
  | 'commentRequired'
  | 'photo'
>

const types: fc.Arbitrary<Typed> = fc.oneof(
  fc.record({ type: fc.constant('yes-no' as const), yes: typed, no: typed }),
  fc.record({ type: fc.constantFrom('single' as const, 'multiple' as const), options }),
  fc
    .tuple(
      fc.record({
        type: fc.constant('scale' as const),
        min: fc.integer({ min: -1000, max: 1000 }),
        max: fc.integer({ min: -1000, max: 1000 }),
        minLabel: optionalLocalized,
        maxLabel: optionalLocalized,
        bands: fc.option(bands),
      }),
      optional('icon', fc.constantFrom('star' as const, 'heart' as const, 'face' as const)),
    )
    .map(([scale, icon]) => ({ ...scale, ...icon })),
  fc.record({ type: fc.constant('number' as const), unit: optionalLocalized, rule }),
  fc.record({
    type: fc.constantFrom(
      'percentage' as const,
      'duration' as const,
      'stopwatch' as const,
      'counter' as const,
    ),
    rule,
  }),
  fc.record({
    type: fc.constant('computed' as const),
    unit: optionalLocalized,
    value: expression,
    rule,
  }),
  fc.record({ type: fc.constantFrom(...plain) }),
) as fc.Arbitrary<Typed>

const questions: fc.Arbitrary<(id: string) => Question> = fc.tuple(base, types).map(
  ([own, own2]) =>
    (id: string) =>
      ({ ...own, ...own2, id }) as Question,
)

const questionIds = ['q1', 'q2', 'q3', '4th', 'a:b', 'q_4th', 'yes_no', '9', '10', '11', '12', '13']

interface Drawn {
  readonly make: readonly ((id: string) => Question)[]
  readonly head: Omit<Section, 'id' | 'questions' | 'sections'>
  readonly inner: readonly Drawn[]
}

const head = fc
  .tuple(
    fc.record({ title: localized, weight: typed, passMark: fc.option(typed) }),
    optional('showWhen', condition),
    optional('layout', fc.constant('matrix' as const)),
    optional('impressions', fc.constant(true as const)),
  )
  .map(([first, ...rest]) => Object.assign({}, first, ...rest) as Drawn['head'])

const drawn: fc.Arbitrary<Drawn> = fc.letrec<{ section: Drawn }>((tie) => ({
  section: fc.record({
    make: fc.array(questions, { maxLength: 3 }),
    head,
    inner: fc.oneof(
      { depthSize: 'small' },
      fc.constant([]),
      fc.array(tie('section'), { maxLength: 2, depthIdentifier: 'sections' }),
    ),
  }),
})).section

const policies: fc.Arbitrary<ScoringPolicies> = fc
  .tuple(
    fc.record({
      method: fc.constantFrom('weighted-sections' as const, 'total-points' as const),
      notApplicable: fc.constantFrom('exclude' as const, 'full' as const, 'zero' as const),
      unanswered: fc.constantFrom('leave-out' as const, 'counts' as const),
      allowOver100: fc.boolean(),
      passMark: fc.option(typed),
    }),
    optional('passRounding', fc.constantFrom('floor' as const, 'round' as const)),
    optional('personScore', fc.constant('pooled' as const)),
  )
  .map(([first, ...rest]) => Object.assign({}, first, ...rest) as ScoringPolicies)

export const documents: fc.Arbitrary<ChecklistDocument> = fc
  .record({
    title: localized,
    touchpoint: fc.constantFrom(...touchpoints),
    policies,
    sections: fc.array(drawn, { maxLength: 3 }),
  })
  .map(({ sections, ...rest }) => {
    let questionCount = 0
    let sectionCount = 0
    const made = (from: Drawn, depth: number): Section => {
      const sectionId = sectionCount % 3 === 2 ? `${sectionCount}s` : `s${sectionCount}`
      sectionCount += 1
      const own = from.make.map((make) => {
        const id = questionIds[questionCount] ?? `q-${questionCount}`
        questionCount += 1
        return make(id)
      })
      const inner = depth < 6 ? from.inner.map((one) => made(one, depth + 1)) : []
      return { id: sectionId, ...from.head, questions: own, sections: inner }
    }
    return { format: 'etalon.checklist/1', ...rest, sections: sections.map((one) => made(one, 1)) }
  })
