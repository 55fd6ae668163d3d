import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Localized, Option, Question, Section } from '@/lib/core/checklist'
import type { Condition } from '@/lib/core/condition'
import { identifierOf, typedDecimal } from './cell-texts'
import { RowReader } from './row-reader'
import { type Form, readQuestions } from './survey-reader'
import type { SurveyGroup, SurveyNode } from './survey-tree'

interface Contents {
  readonly questions: Question[]
  readonly sections: Section[]
}

/**
 * Groups as sections. A section asks its own questions before its inner sections, so what follows
 * an inner group becomes an inner section itself, and what stands outside of all groups a root one.
 */
export class SectionReader {
  constructor(private readonly form: Form) {}

  root(nodes: readonly SurveyNode[], title: Localized): Section[] {
    const { questions, sections } = this.contents(nodes, 0, title, null)
    return questions.length === 0 ? sections : [this.unnamed(questions, title), ...sections]
  }

  private contents(
    nodes: readonly SurveyNode[],
    depth: number,
    title: Localized,
    inherited: Condition | null,
  ): Contents {
    const contents: Contents = { questions: [], sections: [] }
    const loose = new Set<Section>()
    const ask = (questions: readonly Question[]) => {
      if (questions.length === 0) return
      const last = contents.sections.at(-1)
      if (last === undefined) contents.questions.push(...questions)
      else if (loose.has(last)) {
        const grown = { ...last, questions: [...last.questions, ...questions] }
        contents.sections.splice(-1, 1, grown)
        loose.add(grown)
      } else {
        const section = this.unnamed(questions, title)
        loose.add(section)
        contents.sections.push(section)
      }
    }
    for (const node of nodes) {
      if (node.kind === 'question') {
        ask(readQuestions(this.form, node).map((question) => shownIf(question, inherited)))
      } else if (depth < checklistLimits.depth) {
        contents.sections.push(...this.group(node, depth + 1))
      } else {
        const flat = this.flattened(node, depth, title, inherited)
        ask(flat.questions)
      }
    }
    return contents
  }

  /** A group deeper than a checklist goes: its questions are asked, its condition is theirs. */
  private flattened(
    { row, nodes }: SurveyGroup,
    depth: number,
    title: Localized,
    inherited: Condition | null,
  ): Contents {
    const reader = this.readerOf(row)
    reader.simplified('too-deep', { depth: checklistLimits.depth })
    return this.contents(nodes, depth, title, both(inherited, reader.condition('relevant')))
  }

  private group(group: SurveyGroup, depth: number): Section[] {
    const { row, isRepeat } = group
    const reader = this.readerOf(row)
    const count = isRepeat ? this.turnsOf(group, reader) : 1
    return Array.from({ length: count }, (_, index) =>
      this.section(group, depth, reader, count > 1 ? index + 1 : null),
    )
  }

  /** As often as the form says, where it says so in figures and a checklist has the room; else once. */
  private turnsOf(group: SurveyGroup, reader: RowReader): number {
    const { said, taken } = this.form.turns.get(group) ?? { said: null, taken: 1 }
    if (said === null) reader.simplified('repeat')
    else if (taken > 1) reader.simplified('repeated', { count: taken })
    else if (said > 1) {
      const { questions, sections } = checklistLimits
      reader.simplified('repeat-too-long', { count: said, questions, sections })
    }
    return taken
  }

  private section(
    { row, nodes }: SurveyGroup,
    depth: number,
    reader: RowReader,
    turn: number | null,
  ): Section {
    const id = identifierOf(
      row.cell('etalon_id') || reader.name,
      `group-${row.line}`,
      this.form.ids,
    )
    const named = reader.label(checklistLimits.title)
    const title = turn === null ? named : numbered(named, turn)
    const showWhen = reader.condition('relevant')
    const passMark = row.cell('pass_mark')
    const isTable =
      /\btable-list\b/.test(row.cell('appearance')) ||
      nodes.some((node) => node.row.cell('appearance') === 'list-nolabel')
    const section: Section = {
      id,
      title,
      weight: row.cell('weight') === '' ? '1' : typedDecimal(row.cell('weight')),
      passMark: passMark === '' ? null : typedDecimal(passMark),
      ...(showWhen === null ? {} : { showWhen }),
      ...(reader.isYes('impressions') ? { impressions: true } : {}),
      ...this.inside(isTable).contents(this.withoutHeading(nodes), depth, title, null),
    }
    return this.isMatrix(reader, isTable, section) ? { ...section, layout: 'matrix' } : section
  }

  private inside(isTable: boolean): SectionReader {
    return isTable ? new SectionReader({ ...this.form, isTable }) : this
  }

  /** The row of a table that shows its options only; the questions have them. */
  private withoutHeading(nodes: readonly SurveyNode[]): readonly SurveyNode[] {
    return nodes.filter((node) => {
      if (node.kind !== 'question' || node.row.cell('appearance') !== 'label') return true
      this.readerOf(node.row).simplified('table-heading')
      return false
    })
  }

  private isMatrix(reader: RowReader, isTable: boolean, section: Section): boolean {
    if (this.form.isOwn || !isTable) return isTable
    const isEven = section.sections.length === 0 && haveSameOptions(section.questions)
    if (!isEven) reader.simplified('no-matrix')
    return isEven
  }

  private readerOf(row: SurveyGroup['row']): RowReader {
    return new RowReader(row, this.form.isOwn, this.form.scope, this.form.report)
  }

  private unnamed(questions: readonly Question[], title: Localized): Section {
    const id = identifierOf(`${questions[0]?.id ?? 'questions'}-section`, 'section', this.form.ids)
    return { id, title, weight: '1', passMark: null, questions, sections: [] }
  }
}

function shownIf(question: Question, inherited: Condition | null): Question {
  const showWhen = both(inherited, question.showWhen ?? null)
  return showWhen === null ? question : { ...question, showWhen }
}

function both(a: Condition | null, b: Condition | null): Condition | null {
  if (a === null || b === null) return a ?? b
  return { kind: 'all', of: [a, b] }
}

function numbered(title: Localized, turn: number): Localized {
  const add = (text: string) => `${text.slice(0, checklistLimits.title - 4)} ${turn}`
  return {
    ...(title.ru === undefined ? {} : { ru: add(title.ru) }),
    ...(title.en === undefined ? {} : { en: add(title.en) }),
  }
}

function haveSameOptions(questions: readonly Question[]): boolean {
  const lists = questions.map((question) =>
    question.type === 'single' ? JSON.stringify(question.options.map(essence)) : question.id,
  )
  return lists.length > 0 && new Set(lists).size === 1 && questions[0]?.type === 'single'
}

function essence({ id, text, points }: Option) {
  return [id, text.ru, text.en, points]
}
