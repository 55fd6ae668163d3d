import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answer, ChecklistDocument, Option, Question, Section } from '@/lib/core/checklist'

/**
 * A health-facility supervision checklist with two filled surveys, made by others, as it stands in
 * its file: composites (nested groups) with questions that weigh by a numerator and a denominator.
 */
interface SupervisionFile {
  readonly rule: string
  readonly composites: readonly Composite[]
  readonly options: readonly FileOption[]
  readonly questions: readonly FileQuestion[]
  readonly surveys: readonly Survey[]
}

interface Composite {
  readonly id: string
  readonly name: string
  readonly parent: string | null
}

interface FileOption {
  readonly id: string
  readonly name: string
  readonly factor: number
  readonly answer_set: string
}

interface FileQuestion {
  readonly id: string
  readonly text: string
  readonly numerator_w: number
  readonly denominator_w: number
  readonly answer_set: string
  readonly composite: string | null
}

interface Survey {
  readonly survey: string
  readonly answers: readonly { readonly question: string; readonly option: string | null }[]
}

export interface SupervisionChecklist {
  readonly document: ChecklistDocument
  /** Answers of one survey of the file, by its number ("2", "3"). */
  readonly answersOf: (survey: string) => Answer[]
  /** How many lines and groups the file has. */
  readonly lines: number
  readonly groups: number
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Where the file lies beside the repository; it is not part of it. */
export const supervisionFile = path.resolve(
  root,
  '../shared/fixtures/supervision_checklist/hnqis_checklist_with_2_surveys.json',
)

/** Why tests with this file are skipped; null when the file is there. */
export const supervisionMissing: string | null = existsSync(supervisionFile)
  ? null
  : `skipped: ${path.relative(root, supervisionFile)} is not beside the repository`

/** The number of the survey that scores 72.50, for the journey through the whole product. */
export const surveyOf7250 = '3'
export const surveyOf699647 = '2'

/**
 * Reads the file into a checklist and its answers.
 *
 * Rule    of the file: earned = numerator * factor of the option; possible = denominator where the
 *         two are equal, factor * denominator where the numerator is 0, else 0; unanswered leaves;
 *         a composite pools what is beneath it; overall = mean of the root composites. So every root
 *         composite is a root section of equal weight, and an option carries its own pair. Lines
 *         without a composite only inform: headings are not questions, choices are kept unscored.
 */
export function readSupervisionChecklist(): SupervisionChecklist {
  const file = JSON.parse(readFileSync(supervisionFile, 'utf8')) as SupervisionFile
  const reader = new SupervisionReader(file)
  return {
    document: reader.document(),
    answersOf: (survey) => reader.answersOf(survey),
    lines: file.questions.length,
    groups: file.composites.length,
  }
}

class SupervisionReader {
  constructor(private readonly file: SupervisionFile) {}

  document(): ChecklistDocument {
    const roots = this.file.composites.filter(({ parent }) => parent === null)
    const loose = this.file.questions.filter(({ composite }) => composite === null)
    return {
      format: 'etalon.checklist/1',
      title: { en: 'Supervision of a health facility' },
      touchpoint: 'store',
      policies: {
        method: 'weighted-sections',
        notApplicable: 'exclude',
        unanswered: 'leave-out',
        allowOver100: false,
        passMark: null,
      },
      sections: [...roots.map((composite) => this.section(composite)), this.looseSection(loose)],
    }
  }

  answersOf(survey: string): Answer[] {
    const found = this.file.surveys.find((one) => one.survey === survey)
    if (found === undefined) throw new Error(`The file has no survey ${survey}`)
    return found.answers.flatMap(({ question, option }) =>
      option === null
        ? []
        : [
            {
              questionId: `q${question}`,
              value: { kind: 'choice', option: `o${option}` },
              notApplicable: null,
              comment: null,
              attachments: [],
              answeredAt: '2026-11-02T10:00:00Z',
            },
          ],
    )
  }

  private section(composite: Composite): Section {
    const inner = this.file.composites.filter(({ parent }) => parent === composite.id)
    const own = this.file.questions.filter((question) => question.composite === composite.id)
    return {
      id: `c${composite.id}`,
      title: { en: composite.name },
      weight: '1',
      passMark: null,
      questions: own.flatMap((question) => this.question(question) ?? []),
      sections: inner.map((one) => this.section(one)),
    }
  }

  /** Diagnoses, kinds of patients and the like: they never enter a sum. */
  private looseSection(questions: readonly FileQuestion[]): Section {
    return {
      id: 'c-information',
      title: { en: 'Information' },
      weight: '1',
      passMark: null,
      questions: questions.flatMap((question) => this.question(question) ?? []),
      sections: [],
    }
  }

  /** null for a heading, which has nothing to choose from. */
  private question(question: FileQuestion): Question | null {
    const options = this.file.options.filter((one) => one.answer_set === question.answer_set)
    if (options.length === 0) return null
    return {
      id: `q${question.id}`,
      type: 'single',
      text: { en: question.text },
      hint: null,
      standardId: null,
      weight: '1',
      required: false,
      allowNotApplicable: false,
      bonus: false,
      critical: null,
      commentRequired: 'never',
      photo: 'no',
      options: options.map((option) => optionOf(question, option)),
    }
  }
}

function optionOf(question: FileQuestion, option: FileOption): Option {
  const { numerator_w: numerator, denominator_w: denominator } = question
  // Factors are whole and weights have six places, so six places hold every product exactly.
  const points = (numerator * option.factor).toFixed(6)
  const equal = numerator === denominator ? denominator : 0
  const possible = numerator === 0 ? option.factor * denominator : equal
  return {
    id: `o${option.id}`,
    text: { en: option.name },
    points,
    possible: possible.toFixed(6),
  }
}
