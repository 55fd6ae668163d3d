import type { ChecklistDocument, Question, Section } from './checklist'
import { isNumberQuestion } from './checklist-questions'
import { type Condition, type Expression, holds, type KnownAnswer } from './condition'
import { Fraction, parseDecimal } from './exact'
import { type ConditionAtom, partsOfCondition, questionsReadBy } from './logic-parts'
import { roundTo } from './rounding'

/**
 * Finds sections and questions that no answers can bring onto the screen.
 *
 * Rule    a condition is tried with every kind of answer that it could tell apart: each option, none,
 *         N/A, numbers around those that it compares with; a question that is hidden itself has no
 *         answer. A document has 20,000 trials for all its parts, in reading order: a part that may
 *         need more than are left counts as reachable. The same conditions are tried once.
 * Returns identifiers in reading order; of an unreachable section only its own.
 * Throws  RangeError for a condition with a number that is no decimal.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function unreachableParts(document: ChecklistDocument): string[] {
  const places = new Map<string, Place>()
  const parts = document.sections.flatMap((section) => listParts(section, [], places))
  const unreachable = new Set<string>()
  const search: Search = { places, trialsLeft: MOST_TRIALS, found: new Map() }
  for (const part of parts) {
    const isBelow = part.above.some((id) => unreachable.has(id))
    if (!isBelow && !canHold(part.conditions, search)) unreachable.add(part.id)
  }
  return [...unreachable]
}

/** Trials of a whole document; the builder asks anew with every change. */
const MOST_TRIALS = 20_000

interface Search {
  readonly places: ReadonlyMap<string, Place>
  trialsLeft: number
  /** What was found out already, by the text of the conditions. */
  readonly found: Map<string, boolean>
}

interface Place {
  readonly question: Question
  /** In the reading order of all questions. */
  readonly index: number
  /** Of its sections and its own: all must hold for it to be asked. */
  readonly conditions: readonly Condition[]
}

interface Part {
  readonly id: string
  readonly above: readonly string[]
  readonly conditions: readonly Condition[]
}

function listParts(
  section: Section,
  above: readonly { readonly id: string; readonly condition: Condition | undefined }[],
  places: Map<string, Place>,
): Part[] {
  const path = [...above, { id: section.id, condition: section.showWhen }]
  const ids = path.map(({ id }) => id)
  const inherited = path.flatMap(({ condition }) => condition ?? [])
  const own = section.questions.map((question) => {
    const conditions = [...inherited, ...(question.showWhen ? [question.showWhen] : [])]
    places.set(question.id, { question, index: places.size, conditions })
    return { id: question.id, above: ids, conditions }
  })
  const inner = section.sections.flatMap((one) => listParts(one, path, places))
  return [{ id: section.id, above: ids.slice(0, -1), conditions: inherited }, ...own, ...inner]
}

function canHold(conditions: readonly Condition[], search: Search): boolean {
  if (conditions.length === 0) return true
  const text = JSON.stringify(conditions)
  const known = search.found.get(text)
  if (known !== undefined) return known
  const found = tryConditions(conditions, search)
  search.found.set(text, found)
  return found
}

function tryConditions(conditions: readonly Condition[], search: Search): boolean {
  const { places } = search
  const read = readClosure(conditions, places)
  const atoms = [conditions, ...read.map((place) => place.conditions)]
    .flat()
    .flatMap((condition) => partsOfCondition(condition).atoms)
  if (!atoms.every(isPlain)) return true
  const trials = read.flatMap((place) => {
    const own = trialsOf(place.question, atoms)
    return own === null ? [] : [own]
  })
  const count = trials.reduce((product, own) => product * own.length, 1)
  if (trials.length < read.length || count > search.trialsLeft) return true
  for (const answers of combinations(trials)) {
    search.trialsLeft -= 1
    const known = new Map<string, KnownAnswer>()
    // In reading order, so that what a hidden question was answered is not known to later ones.
    read.forEach((place, index) => {
      const answer = answers[index]
      const isAsked = place.conditions.every((condition) => holds(condition, known))
      if (answer && isAsked) known.set(place.question.id, answer)
    })
    if (conditions.every((condition) => holds(condition, known))) return true
  }
  return false
}

function questionsOf(condition: Condition): string[] {
  return questionsReadBy(partsOfCondition(condition))
}

/** The questions on which conditions hang, and those on which these hang, in reading order. */
function readClosure(
  conditions: readonly Condition[],
  places: ReadonlyMap<string, Place>,
): Place[] {
  const found = new Set<Place>()
  const open = conditions.flatMap(questionsOf)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const place = places.get(id)
    if (place === undefined || found.has(place)) continue
    found.add(place)
    open.push(...place.conditions.flatMap(questionsOf))
  }
  return [...found].sort((a, b) => a.index - b.index)
}

type Trial = KnownAnswer | null

function* combinations(
  trials: readonly (readonly Trial[])[],
  chosen: readonly Trial[] = [],
): Generator<readonly Trial[]> {
  const own = trials[chosen.length]
  if (own === undefined) yield chosen
  else for (const answer of own) yield* combinations(trials, [...chosen, answer])
}

const said: KnownAnswer = { notApplicable: false, options: [], number: null, text: null }

/**
 * One answer of every kind that these conditions could tell apart, where a trial of null is no
 * answer. Returns null where there are too many kinds.
 */
function trialsOf(question: Question, atoms: readonly ConditionAtom[]): readonly Trial[] | null {
  const other = question.allowNotApplicable ? [{ ...said, notApplicable: true }] : []
  const values = valuesOf(question, atoms)
  return values && [null, ...other, ...values]
}

function valuesOf(
  question: Question,
  atoms: readonly ConditionAtom[],
): readonly KnownAnswer[] | null {
  switch (question.type) {
    case 'yes-no':
      return ['yes', 'no'].map((option) => ({ ...said, options: [option] }))
    case 'single':
      return question.options.map(({ id }) => ({ ...said, options: [id] }))
    case 'multiple':
      return chosenSets(question, atoms)?.map((options) => ({ ...said, options })) ?? null
    case 'note':
      return []
    case 'text':
    case 'date':
    case 'time':
      return [...textsFor(question, atoms), ''].map((text) => ({ ...said, text }))
    default:
      if (question.type !== 'scale' && !isNumberQuestion(question)) return [said]
      return numbersFor(question, atoms).map((number) => ({ ...said, number }))
  }
}

function textsFor(question: Question, atoms: readonly ConditionAtom[]): readonly string[] {
  return atoms.flatMap((atom) =>
    atom.kind === 'text-is' && atom.question === question.id ? [atom.text] : [],
  )
}

/** Every set of the options that the conditions name, with and without one that they do not name. */
function chosenSets(
  question: Question & { type: 'multiple' },
  atoms: readonly ConditionAtom[],
): readonly (readonly string[])[] | null {
  const named = new Set(
    atoms.flatMap((atom) =>
      atom.kind === 'chosen' && atom.question === question.id ? atom.options : [],
    ),
  )
  const ids = question.options.map(({ id }) => id)
  const told = ids.filter((id) => named.has(id))
  const [unnamed] = ids.filter((id) => !named.has(id))
  const apart = [...told, ...(unnamed === undefined ? [] : [unnamed])]
  return apart.length > MOST_OPTIONS ? null : subsetsOf(apart).slice(1)
}

/** Of so many options that conditions name, every set is tried. */
const MOST_OPTIONS = 12

/** All subsets, the empty one first. */
function subsetsOf(options: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = options
  if (first === undefined) return [[]]
  const without = subsetsOf(rest)
  return [...without, ...without.map((set) => [first, ...set])]
}

/** Numbers at, below and between the named ones and the ends, as far as the type allows them. */
function numbersFor(question: Question, atoms: readonly ConditionAtom[]): readonly Fraction[] {
  const named = atoms.flatMap((atom) =>
    atom.kind === 'compare' ? [...namedNumber(atom.left), ...namedNumber(atom.right)] : [],
  )
  const ends =
    question.type === 'scale' ? [question.min, question.max].map((end) => Fraction.of(end)) : []
  const marks = [...named, ...ends, Fraction.zero, Fraction.hundred].sort((x, y) => x.compare(y))
  const tried = marks.flatMap((mark, place) => [
    mark.minus(Fraction.one),
    mark,
    mark.plus(marks[place + 1] ?? mark.plus(two)).dividedBy(two),
  ])
  const isWhole = question.type === 'scale' || question.type === 'counter'
  return tried
    .flatMap((number) => (isWhole ? wholesBeside(number) : number))
    .filter((number) => isAllowed(question, number))
}

function wholesBeside(number: Fraction): Fraction[] {
  return [roundTo(number, Fraction.one, 'floor'), roundTo(number, Fraction.one, 'ceiling')]
}

const two = Fraction.of(2)

function isAllowed(question: Question, number: Fraction): boolean {
  switch (question.type) {
    case 'number':
    case 'computed':
      return true
    case 'scale': {
      const isAboveMin = number.isAtLeast(Fraction.of(question.min))
      return isAboveMin && Fraction.of(question.max).isAtLeast(number)
    }
    case 'percentage':
      return !number.isNegative && !Fraction.hundred.isBelow(number)
    default:
      return !number.isNegative
  }
}

/** True where trying the named numbers and their neighbours tells all there is to tell. */
function isPlain(atom: ConditionAtom): boolean {
  return atom.kind !== 'compare' || (isPlainSide(atom.left) && isPlainSide(atom.right))
}

function isPlainSide({ kind }: Expression): boolean {
  return kind === 'number' || kind === 'answer'
}

function namedNumber(expression: Expression): Fraction[] {
  return expression.kind === 'number' ? [parseDecimal(expression.value)] : []
}
