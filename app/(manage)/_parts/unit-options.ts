import type { Option } from '@/components/ui/select'
import { treeOrder } from '@/lib/core/unit-tree'

export interface NamedUnit {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
}

/** Units as the options of a list, indented as they stand in the tree. */
export function unitOptions(units: readonly NamedUnit[]): readonly Option[] {
  return treeOrder(units).map(({ unit, depth }) => ({
    value: unit.id,
    label: `${'\u2003'.repeat(depth)}${unit.name}`,
  }))
}
