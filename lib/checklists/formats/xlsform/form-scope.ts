import type { Localized, Question, QuestionType } from '@/lib/core/checklist'
import { pipesOf } from '@/lib/core/piped-text'
import type { Scope, Target } from './condition-reader'
import { faultOf } from './xpath-syntax'

/** What the bare name of a question of this type is read as. */
export function answerKindOf(type: QuestionType): Target['kind'] {
  switch (type) {
    case 'yes-no':
    case 'single':
    case 'multiple':
      return 'choice'
    case 'scale':
    case 'number':
    case 'percentage':
    case 'duration':
    case 'stopwatch':
    case 'counter':
    case 'computed':
      return 'number'
    case 'text':
    case 'date':
    case 'time':
      return 'text'
    default:
      return 'other'
  }
}

/**
 * Which question a name means at the place where reading has come to. A form may use a name twice
 * (in groups, in repeats); the nearest one above is meant.
 */
export class FormScope {
  private readonly known = new Map<string, Target>()

  /** `later`: in a form of our own, questions that a draft speaks of before they are asked. */
  constructor(
    private readonly everyName: ReadonlySet<string>,
    private readonly later: ReadonlyMap<string, Target>,
    private readonly isOwn: boolean,
  ) {}

  add(name: string, target: Target): void {
    this.known.set(name, target)
  }

  /** What an expression sees; `self` is the question that `.` means. */
  at(self: Target | null, columns?: ReadonlyMap<string, string>): Scope {
    return { targetOf: (name) => this.targetOf(name), self, columns }
  }

  private targetOf(name: string): Target {
    const target = this.known.get(name) ?? this.later.get(name)
    if (target !== undefined) return target
    if (this.isOwn) return { id: name, kind: 'other', optionsOf: (option) => [option] }
    throw faultOf(this.everyName.has(name) ? 'later' : 'question', { name })
  }

  /** What a text would show of questions that were not taken, or that come later. */
  missingIn(text: Localized): string[] {
    const names = [text.ru, text.en].flatMap((one) => (one === undefined ? [] : pipesOf(one)))
    const isMissing = (name: string) => !this.known.has(name) && !this.later.has(name)
    return this.isOwn ? [] : [...new Set(names)].filter(isMissing)
  }

  /** A text whose `${name}` speak of questions, with the identifiers that these have here. */
  piped(text: Localized): Localized {
    const exchange = (one: string) =>
      one.replace(
        /\$\{(\s*)([^\s{}]+)(\s*)\}/g,
        (whole, before: string, name: string, after: string) => {
          const target = this.known.get(name) ?? this.later.get(name)
          return target === undefined ? whole : `\${${before}${target.id}${after}}`
        },
      )
    return {
      ...(text.ru === undefined ? {} : { ru: exchange(text.ru) }),
      ...(text.en === undefined ? {} : { en: exchange(text.en) }),
    }
  }
}

export function targetOf(question: Question, optionsOf: Target['optionsOf']): Target {
  return { id: question.id, kind: answerKindOf(question.type), optionsOf }
}
