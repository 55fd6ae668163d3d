import { answerFault, isUnanswered } from './answer-check'
import type { Answer, ChecklistDocument, Question, Section } from './checklist'
import { holds, type KnownAnswer, numberOf } from './condition'
import { isDecimal } from './decimal'
import { decimalText, plainDecimalText } from './display-number'
import { parseDecimal } from './exact'
import { hasLogic, isOffered, noRelevance, type Relevance, withheldOptions } from './form-reading'

/**
 * Reads a checklist from its beginning to its end and decides what is asked.
 *
 * Rule    a condition sees the answers of earlier questions that are asked themselves: the answer to
 *         a hidden question, one that cannot stand, and one whose option is not offered are none.
 *         A constraint sees the answer itself as well. A computed value is exact and kept with nine
 *         places, half away from zero; one that no decimal can hold, 10^18 and above or as far below
 *         zero, is no value. Of two answers to one question the last one counts.
 * Throws  RangeError for a condition with a number that is no decimal.
 * Source  SCORING.md, Answers (hidden by branching); PHONE.md, The form.
 */
export function relevanceOf(document: ChecklistDocument, answers: readonly Answer[]): Relevance {
  return hasLogic(document) ? new Reader(answers).read(document) : noRelevance
}

class Reader {
  private readonly given: ReadonlyMap<string, Answer>
  private readonly known = new Map<string, KnownAnswer>()
  private readonly hidden = new Set<string>()
  private readonly required = new Set<string>()
  readonly withheld = new Map<string, ReadonlySet<string>>()
  private readonly broken = new Set<string>()
  private readonly computed: Answer[] = []

  constructor(answers: readonly Answer[]) {
    this.given = new Map(answers.map((answer) => [answer.questionId, answer]))
  }

  read(document: ChecklistDocument): Relevance {
    for (const section of document.sections) this.readSection(section)
    const { hidden, required, withheld, broken, computed, known } = this
    return { hidden, required, withheld, broken, computed, known }
  }

  private readSection(section: Section): void {
    if (section.showWhen && !holds(section.showWhen, this.known)) {
      this.hidden.add(section.id)
      return
    }
    for (const question of section.questions) this.readQuestion(question)
    for (const inner of section.sections) this.readSection(inner)
  }

  private readQuestion(question: Question): void {
    const { id, showWhen, requiredWhen } = question
    if (showWhen && !holds(showWhen, this.known)) {
      this.hidden.add(id)
      return
    }
    if (requiredWhen && holds(requiredWhen, this.known)) this.required.add(id)
    const withheld = withheldOptions(question)
      .filter((option) => option.showWhen && !holds(option.showWhen, this.known))
      .map((option) => option.id)
    if (withheld.length > 0) this.withheld.set(id, new Set(withheld))
    const answer = this.answerTo(question)
    if (answer === null || !isOffered(this, answer)) return
    this.known.set(id, knownAnswer(answer))
    if (question.constraint && !holds(question.constraint.when, this.known)) this.broken.add(id)
  }

  private answerTo(question: Question): Answer | null {
    if (question.type === 'computed') return this.compute(question)
    const answer = this.given.get(question.id)
    if (answer === undefined || isUnanswered(question, answer)) return null
    return answerFault(question, answer) === null ? answer : null
  }

  private compute(question: Question & { type: 'computed' }): Answer | null {
    const value = numberOf(question.value, this.known)
    if (value === null) return null
    const text = decimalText(value, COMPUTED_PLACES)
    if (!isDecimal(text)) return null
    const number = plainDecimalText(parseDecimal(text))
    const answer: Answer = {
      questionId: question.id,
      value: { kind: 'number', number },
      notApplicable: null,
      comment: null,
      attachments: [],
      answeredAt: '',
    }
    this.computed.push(answer)
    return answer
  }
}

/** As many places as any decimal of a checklist may have. */
const COMPUTED_PLACES = 9

function knownAnswer({ value, notApplicable }: Answer): KnownAnswer {
  const isNotApplicable = notApplicable !== null
  const nothingKnown = { notApplicable: isNotApplicable, options: [], number: null, text: null }
  if (isNotApplicable || value === null) return nothingKnown
  switch (value.kind) {
    case 'choice':
      return { ...nothingKnown, options: [value.option] }
    case 'choices':
      return { ...nothingKnown, options: value.options }
    case 'number':
      return { ...nothingKnown, number: parseDecimal(value.number) }
    case 'text':
      return { ...nothingKnown, text: value.text }
    case 'date':
      return { ...nothingKnown, text: value.date }
    case 'time':
      return { ...nothingKnown, text: value.time }
    case 'place':
    // Who it was is said later, by the office.
    case 'person':
      return nothingKnown
  }
}
