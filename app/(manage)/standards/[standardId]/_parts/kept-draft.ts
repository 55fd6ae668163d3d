import type { z } from 'zod'
import type { changeStandardSchema } from '@/lib/standards/schema'

/** What stands in the form of a standard. */
export type TypedStandard = z.input<typeof changeStandardSchema>

/** What was typed and not saved, on this computer. */
export interface KeptDraft {
  /** The revision over which it was typed. */
  readonly revision: number
  readonly values: TypedStandard
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Where the unsaved words of one author of one standard lie. */
export class KeptDrafts {
  private readonly name: string

  constructor(
    private readonly shelf: Shelf,
    accountId: string,
    standardId: string,
  ) {
    this.name = `etalon-standard:${accountId}:${standardId}`
  }

  find(): KeptDraft | null {
    const text = this.shelf.getItem(this.name)
    if (text === null) return null
    try {
      // Written by this very class.
      return JSON.parse(text) as KeptDraft
    } catch (error) {
      console.warn(error)
      return null
    }
  }

  keep(values: TypedStandard): void {
    const kept: KeptDraft = { revision: values.revision, values }
    try {
      this.shelf.setItem(this.name, JSON.stringify(kept))
    } catch (error) {
      // No room, or none allowed: the words are still in the form.
      console.warn(error)
    }
  }

  drop(): void {
    this.shelf.removeItem(this.name)
  }
}
