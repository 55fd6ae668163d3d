import type { CriticalRule, Option, Question, Section } from '@/lib/core/checklist'
import { aChecklist, aSection, chosen, notApplicable, single } from '@/test/factories/checklist'

/** The cases of the kind `worked` as they stand in scoring.json. */
export interface WorkedInput {
  readonly allow_over_100?: boolean
  readonly sections: readonly WorkedSection[]
}

export interface WorkedSection {
  readonly id: string
  readonly weight?: number | string
  readonly questions: readonly WorkedQuestion[]
  readonly sections?: readonly WorkedSection[]
}

export interface WorkedQuestion {
  readonly id: string
  readonly pair: readonly [number | string, number | string] | null
  readonly weight?: number | string
  readonly bonus?: boolean
  readonly critical?: {
    readonly effect: CriticalRule['effect']
    readonly at?: number
    readonly threshold?: string
  }
}

/**
 * A worked case as a checklist: every question is a single choice whose options carry the pairs
 * that were (`given`), that are the worst, and that are the best.
 */
export function checklistOf(input: WorkedInput) {
  const document = aChecklist(input.sections.map(sectionOf), {
    allowOver100: input.allow_over_100 ?? false,
  })
  const answers = questionsOf(input.sections).map(({ id, pair }) =>
    pair === null ? notApplicable(id) : chosen(id, 'given'),
  )
  return { document, answers }
}

export function questionsOf(sections: readonly WorkedSection[]): WorkedQuestion[] {
  return sections.flatMap((s) => [...s.questions, ...questionsOf(s.sections ?? [])])
}

function sectionOf(section: WorkedSection): Section {
  return aSection(section.id, section.questions.map(questionOf), {
    weight: String(section.weight ?? 1),
    sections: (section.sections ?? []).map(sectionOf),
  })
}

function questionOf(question: WorkedQuestion): Question {
  const { id, pair, weight, bonus, critical } = question
  const [earned, possible] = pair ?? [1, 1]
  const option = (name: string, points: number | string): Option => ({
    id: name,
    text: { en: name },
    points: String(points),
    possible: String(possible),
  })
  return single(id, [option('given', earned), option('worst', 0), option('best', possible)], {
    weight: String(weight ?? 1),
    bonus: bonus ?? false,
    critical: critical
      ? {
          effect: critical.effect,
          cap: critical.at === undefined ? null : String(critical.at),
          threshold: critical.threshold ?? '1',
        }
      : null,
  })
}
