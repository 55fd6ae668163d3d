import type { Option } from '@/lib/core/checklist'
import { decimalCell } from './cell-texts'
import { conditionText } from './condition-text'
import type { FormNames } from './form-names'
import type { Cells } from './question-cells'

/** Which list a question chooses from, and which of it are offered. */
export interface WrittenList {
  readonly name: string
  readonly filter: string
}

/** The lists of the choices sheet; questions with the same options share one. */
export class WrittenLists {
  private readonly byOptions = new Map<string, WrittenList>()
  private readonly lists: Cells[][] = []
  private readonly taken = new Set<string>()

  constructor(private readonly names: FormNames) {}

  yesNo(): WrittenList {
    return this.listOf('yes_no', [
      { id: 'yes', text: { ru: 'Да', en: 'Yes' }, points: '1' },
      { id: 'no', text: { ru: 'Нет', en: 'No' }, points: '0' },
    ])
  }

  listOf(wanted: string, options: readonly Option[]): WrittenList {
    const key = JSON.stringify(options)
    const known = this.byOptions.get(key)
    if (known !== undefined) return known
    let name = wanted
    for (let count = 2; this.taken.has(name.toLowerCase()); count += 1) name = `${wanted}_${count}`
    this.taken.add(name.toLowerCase())
    const list = { name, filter: this.filterOf(options) }
    this.byOptions.set(key, list)
    this.lists.push(options.map((option, place) => this.cellsOf(name, option, place)))
    return list
  }

  private cellsOf(
    list: string,
    { id, text, points, possible, showWhen }: Option,
    place: number,
  ): Cells {
    return {
      list_name: list,
      name: id,
      label: text,
      points: decimalCell(points),
      possible: possible === undefined ? '' : decimalCell(possible),
      shown: showWhen === undefined ? '' : String(place + 1),
    }
  }

  /** One filter for all options: the column `shown` says which part of it is theirs. */
  private filterOf(options: readonly Option[]): string {
    const parts = options.flatMap(({ showWhen }, place) =>
      showWhen === undefined
        ? []
        : [`shown = '${place + 1}' and (${conditionText(showWhen, this.names)})`],
    )
    return parts.length === 0 ? '' : ["shown = ''", ...parts].join(' or ')
  }

  rows(): Cells[] {
    return this.lists.flat()
  }
}
