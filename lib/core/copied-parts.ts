import type { ChecklistDocument, Localized, Question, Section } from './checklist'
import { questionsBeneath } from './checklist-questions'
import { questionWithText, textsOfQuestion } from './checklist-texts'
import type { Condition } from './condition'
import { conditionWithQuestions, expressionWithQuestions } from './condition-questions'
import { withKnownPicture } from './hint-pictures'
import { partsOfCondition, partsOfExpression, questionsReadBy } from './logic-parts'
import { withPipes } from './piped-text'

/** Questions and sections on their way into a checklist. */
export interface ChecklistParts {
  readonly questions: readonly Question[]
  readonly sections: readonly Section[]
}

interface Identifiers {
  readonly has: (id: string) => boolean
}

/** What a checklist that takes parts already has. */
export interface Surroundings {
  /** Identifiers of its sections and questions. */
  readonly taken: Identifiers
  readonly questions: Identifiers
  readonly standards: Identifiers
  readonly pictures: Identifiers
}

export interface AdaptedParts extends ChecklistParts {
  /** Conditions and computed values that read a question which is not here. */
  readonly lostConditions: number
  /** Standards that are not here. */
  readonly lostStandards: number
  /** Pictures of hints that are not here. */
  readonly lostPictures: number
}

/**
 * Every question of the parts, those in sections too.
 *
 * Rule    loose questions first, then those of the sections in reading order.
 * Returns an empty list for parts without questions.
 * Source  PRODUCT.md, Glossary (section, question).
 */
export function questionsOfParts({ questions, sections }: ChecklistParts): readonly Question[] {
  return [...questions, ...sections.flatMap(questionsBeneath)]
}

/**
 * Parts as they can stand in a checklist.
 *
 * Rule    an identifier that is taken is made anew, and conditions and texts that read a part of the
 *         copy read it under its new name. A condition that reads a question which is neither copied nor here
 *         is left out as a whole; a computed value loses its formula, which the problems then name.
 *         A standard or a picture that is not here is none.
 * Returns the parts with the number of what was left out.
 * Source  SCORING.md, Answers (hidden by branching); PRODUCT.md, Glossary (section, question).
 */
export function adaptParts(
  parts: ChecklistParts,
  { taken, questions, standards, pictures }: Surroundings,
  freshId: () => string,
): AdaptedParts {
  const inside = new Set(questionsOfParts(parts).map(({ id }) => id))
  const renamed = new Map<string, string>()
  for (const id of identifiersOf(parts)) if (taken.has(id)) renamed.set(id, freshId())
  const nameOf = (id: string) => renamed.get(id) ?? id
  const adapter = new Adapter(
    nameOf,
    (id) => inside.has(id) || questions.has(id),
    (id) => standards.has(id),
    pictures,
  )
  return {
    questions: parts.questions.map((question) => adapter.question(question)),
    sections: parts.sections.map((section) => adapter.section(section)),
    lostConditions: adapter.lostConditions,
    lostStandards: adapter.lostStandards,
    lostPictures: adapter.lostPictures,
  }
}

/** Identifiers of all sections and questions of the parts. */
function identifiersOf({ questions, sections }: ChecklistParts): readonly string[] {
  const beneath = (section: Section): readonly string[] => [
    section.id,
    ...section.questions.map(({ id }) => id),
    ...section.sections.flatMap(beneath),
  ]
  return [...questions.map(({ id }) => id), ...sections.flatMap(beneath)]
}

/**
 * What a checklist has, for parts that come into it.
 *
 * Rule    identifiers of sections and questions are taken; only questions can be read by what comes
 *         in. Standards and pictures are those of the organisation.
 * Returns sets of identifiers.
 * Source  PRODUCT.md, Glossary (section, question).
 */
export function surroundingsOf(
  { sections }: Pick<ChecklistDocument, 'sections'>,
  standards: Identifiers,
  pictures: Identifiers,
): Surroundings {
  const questions = new Set(sections.flatMap(questionsBeneath).map(({ id }) => id))
  const taken = new Set(identifiersOf({ questions: [], sections }))
  return { taken, questions, standards, pictures }
}

class Adapter {
  lostConditions = 0
  lostStandards = 0
  lostPictures = 0

  constructor(
    private readonly nameOf: (id: string) => string,
    private readonly isQuestionHere: (id: string) => boolean,
    private readonly isStandardHere: (id: string) => boolean,
    private readonly pictures: Identifiers,
  ) {}

  section({ showWhen, ...section }: Section): Section {
    return {
      ...section,
      id: this.nameOf(section.id),
      title: this.text(section.title),
      ...this.condition('showWhen', showWhen),
      questions: section.questions.map((question) => this.question(question)),
      sections: section.sections.map((inner) => this.section(inner)),
    }
  }

  question(question: Question): Question {
    const { showWhen, requiredWhen, constraint, ...rest } = question
    const when = this.condition('when', constraint?.when).when
    // What is taken out and put back belongs to every type alike.
    const adapted = {
      ...rest,
      id: this.nameOf(question.id),
      standardId: this.standard(question.standardId),
      ...this.condition('showWhen', showWhen),
      ...this.condition('requiredWhen', requiredWhen),
      ...(constraint && when ? { constraint: { ...constraint, when } } : {}),
    } as Question
    const pictured = withKnownPicture(adapted, this.pictures)
    if (pictured !== adapted) this.lostPictures += 1
    return this.withTexts(this.withOwnParts(pictured))
  }

  /** Answers that a text shows are those to the copies. */
  private withTexts(question: Question): Question {
    return textsOfQuestion(question).reduce((now, placed) => {
      const text = placed.text && this.text(placed.text)
      return text === placed.text || text === null ? now : questionWithText(now, placed, text)
    }, question)
  }

  private text(text: Localized): Localized {
    const piped = Object.entries(text).map(([language, own]) => [
      language,
      own === undefined ? own : withPipes(own, this.nameOf),
    ])
    const next: Localized = Object.fromEntries(piped)
    return next.ru === text.ru && next.en === text.en ? text : next
  }

  private withOwnParts(question: Question): Question {
    if (question.type === 'computed') {
      const isWhole = questionsReadBy(partsOfExpression(question.value)).every(this.isQuestionHere)
      if (!isWhole) this.lostConditions += 1
      const value = isWhole
        ? expressionWithQuestions(question.value, this.nameOf)
        : ({ kind: 'number', value: '' } as const)
      return { ...question, value }
    }
    if (!('options' in question)) return question
    const options = question.options.map(({ showWhen, ...option }) => ({
      ...option,
      ...this.condition('showWhen', showWhen),
    }))
    return { ...question, options }
  }

  private condition<Name extends string>(
    name: Name,
    condition: Condition | undefined,
  ): { readonly [own in Name]?: Condition } {
    if (condition === undefined) return {}
    if (!questionsReadBy(partsOfCondition(condition)).every(this.isQuestionHere)) {
      this.lostConditions += 1
      return {}
    }
    const adapted = conditionWithQuestions(condition, this.nameOf)
    return { [name]: adapted } as { readonly [own in Name]?: Condition }
  }

  private standard(standardId: string | null): string | null {
    if (standardId === null || this.isStandardHere(standardId)) return standardId
    this.lostStandards += 1
    return null
  }
}
