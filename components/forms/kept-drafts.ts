/** What was typed and not saved, on this computer. */
export interface KeptDraft<Values> {
  /** The revision over which it was typed. */
  readonly revision: number
  readonly values: Values
}

/** Whose unsaved words, and of what. */
export interface KeptDraftOf {
  readonly kind: 'standard' | 'scheme'
  readonly accountId: string
  readonly id: string
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Where the unsaved words of one author of one thing lie. */
export class KeptDrafts<Values> {
  private readonly name: string

  constructor(
    private readonly shelf: Shelf,
    { kind, accountId, id }: KeptDraftOf,
  ) {
    this.name = `etalon-${kind}:${accountId}:${id}`
  }

  find(): KeptDraft<Values> | null {
    const text = this.shelf.getItem(this.name)
    if (text === null) return null
    try {
      // Written by this very class.
      return JSON.parse(text) as KeptDraft<Values>
    } catch (error) {
      console.warn(error)
      return null
    }
  }

  keep(revision: number, values: Values): void {
    const kept: KeptDraft<Values> = { revision, values }
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
