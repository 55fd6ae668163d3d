import { checklistDraftSchema, checklistLimits } from '@/lib/checklist-documents/schema'
import { isCalendarDate } from '@/lib/core/calendar'
import type { Answer, ChecklistDocument, Question, Section } from '@/lib/core/checklist'
import { type Problem, problemOfIssue } from '@/lib/platform/i18n/problem'
import { figureText } from './exported-figure'
import { type ImportLine, ImportReport } from './import-report'
import { type Inspection, type InspectionItem, inspectionSchema } from './inspection-file'
import { readInspectionItem } from './inspection-item'
import { fitted, identifierOf } from './xlsform/cell-texts'
import { languageOf } from './xlsform/form-sheets'

/** What the other program had counted; texts, because a figure of a file is no binary number here. */
export interface ExportedScore {
  readonly score: string | null
  readonly total: string | null
  readonly percentage: string | null
}

export type ReadInspection =
  | {
      readonly ok: true
      readonly document: ChecklistDocument
      /** The evaluation as it was filled. */
      readonly answers: readonly Answer[]
      /** Questions whose answer could not stand and is missing among them. */
      readonly leftOut: readonly string[]
      readonly exported: ExportedScore
      /** The day on which it was completed, as Greenwich has it; null where the file does not say. */
      readonly completedOn: string | null
      readonly lines: readonly ImportLine[]
    }
  | { readonly ok: false; readonly problems: readonly { path: string; problem: Problem }[] }

/**
 * An inspection that another program exported, as a checklist and its filled evaluation. Points are
 * added up and unanswered questions count, as that program does it.
 */
export function readInspection(json: unknown): ReadInspection {
  const parsed = inspectionSchema.safeParse(json, { error: problemOfIssue })
  if (!parsed.success) return refused(parsed.error.issues)
  const { audit_data: audit, template_data: template } = parsed.data
  const reader = new InspectionReader(parsed.data)
  const title = template.metadata?.name || audit.name || 'Inspection'
  const document = checklistDraftSchema.safeParse(
    {
      format: 'etalon.checklist/1',
      title: textOf(title, checklistLimits.title),
      touchpoint: 'store',
      policies: {
        method: 'total-points',
        notApplicable: 'exclude',
        unanswered: 'counts',
        allowOver100: false,
        passMark: null,
      },
      sections: reader.sections(),
    },
    { error: problemOfIssue },
  )
  if (!document.success) return refused(document.error.issues)
  return {
    ok: true,
    document: document.data,
    answers: reader.answers,
    leftOut: reader.leftOut,
    exported: {
      score: figureText(audit.score),
      total: figureText(audit.total_score),
      percentage: figureText(audit.score_percentage),
    },
    completedOn: dayOf(audit.date_completed),
    lines: reader.report.lines(),
  }
}

function dayOf(instant: string | undefined): string | null {
  const day = instant?.slice(0, 10) ?? ''
  return isCalendarDate(day) ? day : null
}

function refused(issues: readonly { path: PropertyKey[]; message: string }[]): ReadInspection {
  const problems = issues
    .slice(0, 20)
    .map(({ path, message }) => ({ path: path.map(String).join('.'), problem: message }))
  return { ok: false, problems }
}

function textOf(text: string, max: number) {
  return fitted({ [languageOf(text)]: text }, max).text
}

interface Place {
  readonly sheet: string
  readonly line: number
}

/** What stands outside of all sections takes one more in each of the two lists. */
const mostGroups = checklistLimits.sections - 2

const groups = new Set(['section', 'category', 'dynamicfield', 'element'])

/** Without these the score is another one than was given. */
const losing = new Set(['inspection-answer', 'inspection-figure'])

class InspectionReader {
  readonly answers: Answer[] = []
  readonly leftOut: string[] = []
  readonly report: ImportReport
  private readonly children = new Map<string, InspectionItem[]>()
  private readonly ids = new Set<string>()
  private readonly entered = new Set<string>()
  private asked = 0
  private readonly places = new Map<InspectionItem, Place>()

  constructor(private readonly file: Inspection) {
    this.report = new ImportReport(['header_items', 'items'])
    const lists = { header_items: file.header_items ?? [], items: file.items }
    for (const [sheet, items] of Object.entries(lists)) {
      for (const [index, item] of items.entries()) {
        this.places.set(item, { sheet, line: index + 1 })
        const parent = item.parent_id ?? `${sheet}:root`
        const siblings = this.children.get(parent)
        if (siblings === undefined) this.children.set(parent, [item])
        else siblings.push(item)
      }
    }
  }

  sections(): Section[] {
    const sections = ['header_items', 'items'].flatMap((sheet) =>
      this.contents(`${sheet}:root`, sheet === 'items' ? 'Inspection' : 'Title page', 0),
    )
    const reached = new Set(this.report.lines().map(({ sheet, line }) => `${line} ${sheet}`))
    for (const [{ label, type }, { sheet, line }] of this.places) {
      if (reached.has(`${line} ${sheet}`)) continue
      this.report.notTaken(sheet, line, label ?? type, 'inspection-astray')
    }
    return sections
  }

  /** Questions outside of all sections make one of their own. */
  private contents(parent: string, title: string, depth: number): Section[] {
    const { questions, sections } = this.parts(parent, depth)
    if (questions.length === 0) return sections
    const id = identifierOf(`${title}-section`, 'section', this.ids)
    const own = {
      id,
      title: textOf(title, checklistLimits.title),
      ...plain,
      questions,
      sections: [],
    }
    return [own, ...sections]
  }

  private parts(parent: string, depth: number): { questions: Question[]; sections: Section[] } {
    const questions: Question[] = []
    const sections: Section[] = []
    let turn = 0
    for (const item of this.children.get(parent) ?? []) {
      const place = this.places.get(item) ?? { sheet: 'items', line: 0 }
      this.report.taken(place.sheet, place.line, item.label ?? item.type)
      // What a new entry of a repeated part looks like; nobody has answered it.
      if (item.type === 'primeelement') {
        this.report.notTaken(place.sheet, place.line, item.type, 'inspection-prime')
      } else if (groups.has(item.type)) {
        turn += 1
        if (this.canEnter(item, place, depth)) sections.push(this.group(item, depth, turn))
      } else {
        questions.push(...this.question(item, place))
      }
    }
    return { questions, sections }
  }

  /** Once for each identifier: groups that share one share their contents too. */
  private canEnter(item: InspectionItem, { sheet, line }: Place, depth: number): boolean {
    const name = item.label ?? item.type
    if (depth >= checklistLimits.depth) {
      this.report.notTaken(sheet, line, item.type, 'inspection-depth')
    } else if (this.entered.has(item.item_id)) {
      this.report.notTaken(sheet, line, name, 'inspection-twice')
    } else if (this.entered.size >= mostGroups) {
      const values = { max: checklistLimits.sections }
      this.report.notTaken(sheet, line, name, 'too-many-sections', values)
    } else {
      this.entered.add(item.item_id)
      return true
    }
    return false
  }

  private group(item: InspectionItem, depth: number, turn: number): Section {
    const title = item.label?.trim() || (item.type === 'element' ? String(turn) : item.type)
    const id = identifierOf(item.item_id, 'section', this.ids)
    const parts = this.parts(item.item_id, depth + 1)
    return { id, title: textOf(title, checklistLimits.title), ...plain, ...parts }
  }

  private question(item: InspectionItem, place: Place): Question[] {
    const name = item.label?.trim() || item.type
    const room = checklistLimits.questions - this.asked
    if (room < (item.type === 'datetime' ? 2 : 1)) {
      const values = { max: checklistLimits.questions }
      this.report.notTaken(place.sheet, place.line, name, 'too-many-questions', values)
      return []
    }
    const id = identifierOf(item.item_id, 'question', this.ids)
    const read = readInspectionItem(this.file, item, id, this.ids)
    this.asked += read.questions.length
    for (const { code, values } of read.notes) {
      if (losing.has(code)) this.leftOut.push(name)
      if (read.questions.length === 0) {
        this.report.notTaken(place.sheet, place.line, name, code, values)
      } else this.report.simplified(place.sheet, place.line, name, code, values)
    }
    this.answers.push(...read.answers)
    return [...read.questions]
  }
}

const plain = { weight: '1', passMark: null } as const
