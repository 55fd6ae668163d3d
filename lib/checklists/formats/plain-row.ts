import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { CriticalRule, Localized, Question } from '@/lib/core/checklist'
import { type ImportReason, type ImportReport, reasonOf } from './import-report'
import { unknownPlainType } from './known-types'
import {
  isKnownWord,
  noWord,
  numberOf,
  type PlainOptions,
  type PlainType,
  partsOf,
  plainOptionsOf,
  plainQuestion,
  plainTypeOf,
  type YesNoPoints,
  yesNoOptionsOf,
  yesWord,
} from './plain-answers'
import type { PlainColumn } from './plain-columns'
import { demandsOf } from './plain-demands'
import { fitted, isYes } from './xlsform/cell-texts'
import type { Language } from './xlsform/form-language'

/** One row of a plain table on its way to a question. */
export class PlainRow {
  /** Everything for which the row cannot be read. */
  readonly faults: ImportReason[] = []

  constructor(
    private readonly sheet: string,
    private readonly line: number,
    private readonly cell: (column: PlainColumn) => string,
    private readonly report: ImportReport,
    private readonly language: Language,
    /** What the table calls a column. */
    private readonly nameOf: (column: PlainColumn) => string,
  ) {}

  /** Null for a row that cannot be read; the report says why. */
  question(idOf: () => string): Question | null {
    const text = this.cell('question')
    const plain = this.type()
    const list = plain === null ? this.unreadOptions() : this.options(plain)
    const points = this.cell('points') === '' ? null : numberOf(this.cell('points'))
    const pair = plain === null ? null : this.pair(plain, points)
    const weight = this.weight(plain, points)
    if (plain === null || list === null || weight === null || pair === null) return null
    if (this.faults.length > 0) return null
    this.report.taken(this.sheet, this.line, text)
    const { text: words, isCut } = fitted({ [this.language]: text }, checklistLimits.text)
    if (isCut) this.simplified('text-cut', { max: checklistLimits.text })
    const standard = this.cell('standard')
    if (standard !== '') {
      this.report.standard({ sheet: this.sheet, line: this.line, number: standard })
    }
    const hint = this.hint()
    const isUnscored = plain.type !== 'yes-no' && plain.type !== 'scale' && !isChoice(plain)
    if (isUnscored && points !== null) this.simplified('points-unused')
    const isWeighed = weight !== '0' && this.weightCell() !== ''
    if (isUnscored && isWeighed) this.simplified('weight-unused', { value: this.weightCell() })
    return plainQuestion(
      {
        id: idOf(),
        text: words,
        hint,
        standardId: standard || null,
        weight: isUnscored ? '1' : weight,
        required:
          this.cell('required') === '' ? plain.type !== 'note' : isYes(this.cell('required')),
        allowNotApplicable: isYes(this.cell('notApplicable')) || this.offersNotApplicable(plain),
        bonus: false,
        critical: isUnscored ? null : this.critical(),
        ...demandsOf(
          { comment: this.cell('comment'), evidence: this.cell('evidence') },
          { type: plain.type, options: list.options, language: this.language },
          (code, value) => this.simplified(code, { value }),
        ),
      },
      plain,
      list,
      pair,
    )
  }

  /** What yes and no are worth: their own points, else those of the row for yes. */
  private pair(plain: PlainType, points: string | null): YesNoPoints | null {
    const usual = { yes: points ?? '1', no: '0' }
    const isPair = plain.type === 'yes-no' && this.cell('options') !== ''
    if (points === null && this.cell('points') !== '' && !isChoice(plain) && !isPair) {
      return this.refused('points', 'bad-points', { value: this.cell('points') })
    }
    const own = plain.type === 'yes-no' ? yesNoOptionsOf(this.cell('options')) : null
    if (own === null) return usual
    const list = this.readOptions()
    if (list === null) return null
    if (list === 'options' || !list.isScored || list.isSpread) return usual
    const worth = (pattern: RegExp) =>
      list.options.find(({ text }) => pattern.test(text[this.language] ?? ''))?.points ?? '0'
    return { yes: worth(yesWord), no: worth(noWord) }
  }

  private offersNotApplicable({ type }: PlainType): boolean {
    return type === 'yes-no' && yesNoOptionsOf(this.cell('options'))?.notApplicable === true
  }

  private hint(): Localized | null {
    const hint = this.cell('hint')
    if (hint === '') return null
    const { text, isCut } = fitted({ [this.language]: hint }, checklistLimits.hint)
    if (isCut) this.simplified('text-cut', { max: checklistLimits.hint })
    return text
  }

  /** The column is named as the table names it; the row may have further faults. */
  private refused(
    column: PlainColumn,
    code: string,
    values?: Record<string, string | number>,
  ): null {
    const reason = { ...reasonOf(code, values), column: this.nameOf(column) }
    this.faults.push(reason)
    const place = { sheet: this.sheet, line: this.line, name: this.cell('question') }
    this.report.add({ ...place, verdict: 'not-taken', reasons: [reason] })
    return null
  }

  private simplified(code: string, values?: Record<string, string | number>): void {
    this.report.simplified(this.sheet, this.line, this.cell('question'), code, values)
  }

  /** Without a type: a choice where there are options, else yes or no. */
  private type(): PlainType | null {
    const cell = this.cell('type')
    if (cell === '') {
      const type = this.cell('options') === '' ? 'yes-no' : 'single'
      this.simplified('type-guessed', { type })
      return { type }
    }
    const plain = plainTypeOf(cell)
    if (plain === null) return this.refused('type', 'unknown-type', unknownPlainType(cell))
    if (!isKnownWord(cell)) {
      // A word of a message's choice has no dash.
      this.simplified('type-unsure', { type: cell, taken: plain.type.replace('-', '') })
    }
    const hasOwnWords = this.cell('options') !== '' && yesNoOptionsOf(this.cell('options')) === null
    if (plain.type !== 'yes-no' || !hasOwnWords) return plain
    this.simplified('yes-no-words')
    return { type: 'single' }
  }

  private options(plain: PlainType): PlainOptions | null {
    const none: PlainOptions = { options: [], isScored: false, isSpread: false }
    if (!isChoice(plain)) {
      if (plain.type !== 'yes-no' && this.cell('options') !== '') this.simplified('options-unused')
      return none
    }
    if (this.cell('options') === '') {
      this.refused('options', 'no-options')
      return this.unreadOptions()
    }
    const list = this.readOptions()
    if (list === null) return null
    if (list === 'options') {
      return this.refused('options', 'options-cut', { max: checklistLimits.options })
    }
    if (!list.isScored) this.simplified('options-unscored')
    if (list.isSpread) this.simplified('points-first')
    return list
  }

  private readOptions(): PlainOptions | 'options' | null {
    const list = plainOptionsOf(this.cell('options'), this.cell('points'), this.language)
    if (list === 'points') {
      return this.refused('points', 'bad-points', { value: this.cell('points') })
    }
    return list === 'points-count' ? this.refused('points', 'points-count') : list
  }

  /** What else is wrong with the points of a row whose type or options are missing. */
  private unreadOptions(): null {
    if (this.cell('options') !== '') this.readOptions()
    else if (partsOf(this.cell('points')).some((part) => numberOf(part) === null)) {
      this.refused('points', 'bad-points', { value: this.cell('points') })
    }
    return null
  }

  private weightCell(): string {
    return this.cell('share') || this.cell('weight')
  }

  /**
   * The points of a scale are its weight: a full answer gives them. A share of the whole becomes a
   * weight when all rows are read.
   */
  private weight(plain: PlainType | null, points: string | null): string | null {
    const cell = this.weightCell()
    if (cell === '') return plain?.type === 'scale' && points !== null ? points : '1'
    const weight = numberOf(cell)
    if (weight !== null) return weight
    return this.refused(this.cell('share') ? 'share' : 'weight', 'bad-weight', { value: cell })
  }

  private critical(): CriticalRule | null {
    const cell = this.cell('critical').toLowerCase()
    if (cell === '' || /^(?:нет|no|0|-|–|—|false)$/.test(cell)) return null
    if (/раздел|section|блок/.test(cell)) return rule('section-zero')
    if (/не ?сда|провал|fail|не ?пройд/.test(cell)) return rule('outcome-fail')
    const cap = /^(?:до|не выше|cap|max)?\s*(\d+(?:[.,]\d+)?)\s*%$/.exec(cell)?.[1]
    if (cap !== undefined) return rule('cap', numberOf(cap))
    if (isYes(cell) || /крит|стоп|итог|обнул|total|critical|stop|zero/.test(cell)) {
      return rule('total-zero')
    }
    this.simplified('critical', { value: this.cell('critical') })
    return null
  }
}

function rule(effect: CriticalRule['effect'], cap: string | null = null): CriticalRule {
  return { effect, cap, threshold: '1' }
}

function isChoice({ type }: PlainType): boolean {
  return type === 'single' || type === 'multiple'
}
