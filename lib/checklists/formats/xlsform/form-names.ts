import type { ChecklistDocument, Localized, Question, Section } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import type { Condition } from '@/lib/core/condition'
import { type LogicParts, partsOfCondition, partsOfExpression } from '@/lib/core/logic-parts'
import { pipesOf } from '@/lib/core/piped-text'
import type { Names } from './condition-text'
import { answerKindOf } from './form-scope'

/** What may stand in the name column: identifiers of a checklist may begin with a figure. */
const formName = /^[A-Za-z_][A-Za-z0-9_.-]*$/

/** The names under which questions and sections stand in a form, and the texts that speak of them. */
export class FormNames implements Names {
  private readonly names = new Map<string, string>()
  private readonly kinds: ReadonlyMap<string, ReturnType<Names['kindOf']>>

  constructor(document: ChecklistDocument) {
    const questions = allQuestions(document)
    this.kinds = new Map(questions.map(({ id, type }) => [id, answerKindOf(type)]))
    const ids = [...questions, ...allSections(document.sections)].map(({ id }) => id)
    const used = new Set([...ids, ...spokenOf(document)])
    for (const id of ids) {
      if (formName.test(id)) continue
      const wanted = `q_${id.replaceAll(/[^A-Za-z0-9_.-]/g, '_')}`
      let name = wanted
      for (let count = 2; used.has(name); count += 1) name = `${wanted}_${count}`
      used.add(name)
      this.names.set(id, name)
    }
  }

  nameOf(id: string): string {
    return this.names.get(id) ?? id
  }

  kindOf(questionId: string): ReturnType<Names['kindOf']> {
    return this.kinds.get(questionId) ?? 'other'
  }

  /** A text whose `${identifier}` speak of the names in the form. */
  piped(text: string): string {
    if (this.names.size === 0) return text
    return text.replace(
      /\$\{(\s*)([A-Za-z0-9][A-Za-z0-9._:-]{0,79})(\s*)\}/g,
      (_, before: string, id: string, after: string) => `\${${before}${this.nameOf(id)}${after}}`,
    )
  }
}

export function allSections(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...allSections(section.sections)])
}

/** Whatever texts and conditions call a question, whether it is there or not. */
function spokenOf(document: ChecklistDocument): string[] {
  const sections = allSections(document.sections)
  return [
    ...sections.flatMap(({ title, showWhen }) => [
      ...pipes(title),
      ...(showWhen ? questionsOfCondition(showWhen) : []),
    ]),
    ...allQuestions(document).flatMap(spokenOfQuestion),
  ]
}

function spokenOfQuestion(question: Question): string[] {
  const { text, hint, showWhen, requiredWhen, constraint } = question
  const options = 'options' in question ? question.options : []
  const conditions = [
    ...options.map((option) => option.showWhen),
    showWhen,
    requiredWhen,
    constraint?.when,
  ].filter((condition) => condition !== undefined)
  const texts = [text, hint, constraint?.message, ...options.map((option) => option.text)]
  return [
    ...texts.flatMap((one) => pipes(one ?? null)),
    ...conditions.flatMap(questionsOfCondition),
    ...(question.type === 'computed' ? questionsOf(partsOfExpression(question.value)) : []),
  ]
}

function questionsOfCondition(condition: Condition): string[] {
  return questionsOf(partsOfCondition(condition))
}

function questionsOf({ atoms, leaves }: LogicParts): string[] {
  return [...atoms, ...leaves].flatMap((part) => ('question' in part ? [part.question] : []))
}

function pipes(text: Localized | null): string[] {
  return [text?.ru, text?.en].flatMap((one) => (one === undefined ? [] : pipesOf(one)))
}
