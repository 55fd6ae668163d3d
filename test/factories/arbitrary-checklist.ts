import fc from 'fast-check'
import type {
  Answer,
  ChecklistDocument,
  CriticalRule,
  Question,
  ScoringPolicies,
  Section,
} from '@/lib/core/checklist'
import { allQuestions, isUnasked } from '@/lib/core/checklist-questions'
import {
  aChecklist,
  anAnswer,
  aSection,
  chosen,
  counted,
  critical,
  duration,
  multiple,
  no,
  notApplicable,
  numberQuestion,
  scale,
  single,
  textQuestion,
  ticked,
  written,
  yes,
  yesNo,
} from './checklist'

/** An evaluation made up for property tests: a checklist, answers that can stand, what is hidden. */
export interface Evaluation {
  readonly document: ChecklistDocument
  readonly answers: readonly Answer[]
  readonly hidden: ReadonlySet<string>
}

export interface Made {
  readonly bonus?: boolean
  readonly critical?: boolean
  readonly policies?: Partial<ScoringPolicies>
}

const hundredths = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((units) => (units / 100).toFixed(2))

const weights = fc.oneof(
  fc.constantFrom('1', '2', '3', '0.5', '0.142857', '0.00625', '40'),
  hundredths(0, 50),
)

const criticalRules: fc.Arbitrary<CriticalRule> = fc.oneof(
  fc
    .constantFrom('none' as const, 'section-zero' as const, 'total-zero' as const)
    .map((effect) => critical(effect)),
  fc.constant(critical('outcome-fail')),
  hundredths(0, 100).map((cap) => critical('cap', { cap })),
  hundredths(0, 1).map((t) => critical('section-zero', { threshold: t === '0.00' ? '1' : t })),
)

type Maker = (
  id: string,
  given: { weight: string; bonus: boolean; critical: CriticalRule | null },
) => Question

const points = fc.uniqueArray(fc.integer({ min: -20, max: 20 }).map(String), {
  minLength: 1,
  maxLength: 5,
})

const bands = {
  kind: 'bands',
  bands: [
    { upTo: '20', credit: '1' },
    { upTo: '40', credit: '0.5' },
  ],
  otherwise: '0',
} as const

const makers: fc.Arbitrary<Maker> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Maker>((id, given) => yesNo(id, given)) },
  points.map(
    (options): Maker =>
      (id, given) =>
        single(id, options, given),
  ),
  points.map(
    (options): Maker =>
      (id, given) =>
        multiple(id, options, given),
  ),
  fc.tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: 1, max: 7 })).map(
    ([min, steps]): Maker =>
      (id, given) =>
        scale(id, min, min + steps, given),
  ),
  fc.constant<Maker>((id, given) => duration(id, { rule: bands, ...given })),
  fc.constant<Maker>((id, given) =>
    numberQuestion(id, { rule: { kind: 'linear', zeroAt: '7', fullAt: '0.5' }, ...given }),
  ),
  fc.constant<Maker>((id) => textQuestion(id)),
)

interface Seed {
  readonly make: Maker
  readonly weight: string
  readonly bonus: boolean
  readonly critical: CriticalRule | null
}

const seeds = (made: Made): fc.Arbitrary<Seed> =>
  fc.record({
    make: makers,
    weight: weights,
    bonus: made.bonus ? fc.nat(4).map((n) => n === 0) : fc.constant(false),
    critical: made.critical ? fc.option(criticalRules, { freq: 3 }) : fc.constant(null),
  })

function sectionOf(
  id: string,
  own: readonly Seed[],
  inner: readonly Seed[],
  weight: string,
): Section {
  const questions = (prefix: string, from: readonly Seed[]) =>
    from.map(({ make, ...given }, place) => make(`${prefix}q${place}`, given))
  return aSection(id, questions(id, own), {
    weight,
    sections: inner.length > 0 ? [aSection(`${id}i`, questions(`${id}i`, inner))] : [],
  })
}

export function checklists(made: Made = {}): fc.Arbitrary<ChecklistDocument> {
  const section = fc.tuple(
    fc.array(seeds(made), { maxLength: 4 }),
    fc.array(seeds(made), { maxLength: 3 }),
    weights,
  )
  const policies = fc.record({
    method: fc.constantFrom<ScoringPolicies['method']>('weighted-sections', 'total-points'),
    notApplicable: fc.constantFrom<ScoringPolicies['notApplicable']>('exclude', 'full', 'zero'),
    unanswered: fc.constantFrom<ScoringPolicies['unanswered']>('leave-out', 'counts'),
    allowOver100: fc.boolean(),
    passMark: fc.option(fc.constantFrom('85', '50', '99.99')),
  })
  return fc
    .tuple(fc.array(section, { minLength: 1, maxLength: 4 }), policies)
    .map(([sections, chosenPolicies]) =>
      aChecklist(
        sections.map(([own, inner, weight], place) => sectionOf(`s${place}`, own, inner, weight)),
        { ...chosenPolicies, ...made.policies },
      ),
    )
}

/** Answers that can stand for a question; never N/A, never empty. */
export function answersTo(question: Question): fc.Arbitrary<Answer> {
  const { id } = question
  switch (question.type) {
    case 'yes-no':
      return fc.boolean().map((isYes) => (isYes ? yes(id) : no(id)))
    case 'single':
      return fc.constantFrom(...question.options).map((option) => chosen(id, option.id))
    case 'multiple':
      return fc
        .subarray([...question.options], { minLength: 1 })
        .map((options) => ticked(id, ...options.map((option) => option.id)))
    case 'scale':
      return fc
        .integer({ min: question.min, max: question.max })
        .map((value) => counted(id, String(value)))
    case 'counter':
      return fc.nat(60).map((value) => counted(id, String(value)))
    case 'number':
    case 'percentage':
    case 'duration':
    case 'stopwatch':
      return hundredths(0, 60).map((value) => counted(id, value))
    case 'text':
      return fc.constant(written(id, 'Seen'))
    case 'date':
      return fc.constant(anAnswer(id, { value: { kind: 'date', date: '2026-11-22' } }))
    case 'time':
      return fc.constant(anAnswer(id, { value: { kind: 'time', time: '09:30' } }))
    case 'place': {
      const where = { latitude: '55.75', longitude: '37.62', accuracy: null }
      return fc.constant(anAnswer(id, { value: { kind: 'place', ...where } }))
    }
    case 'person': {
      const seen = { nameTag: 'Olga', description: null }
      return fc.constant(anAnswer(id, { value: { kind: 'person', ...seen } }))
    }
    case 'photo':
    case 'audio':
    case 'file':
    case 'signature':
      return fc.constant(anAnswer(id, { attachments: ['photo'] }))
    case 'note':
    case 'computed':
      throw new RangeError(`Nobody answers a ${question.type}`)
  }
}

export function evaluations(made: Made = {}): fc.Arbitrary<Evaluation> {
  return checklists(made).chain((document) =>
    fc
      .tuple(
        ...allQuestions(document)
          .filter((question) => !isUnasked(question))
          .map((question) =>
            fc.oneof(
              { weight: 8, arbitrary: answersTo(question) },
              { weight: 1, arbitrary: fc.constant(notApplicable(question.id)) },
              { weight: 1, arbitrary: fc.constant(null) },
            ),
          ),
      )
      .chain((answers) =>
        fc.subarray(allQuestions(document).map(({ id }) => id)).chain((some) =>
          fc.nat(5).map((chance) => ({
            document,
            answers: answers.filter((answer) => answer !== null),
            hidden: new Set(chance === 0 ? some : []),
          })),
        ),
      ),
  )
}
