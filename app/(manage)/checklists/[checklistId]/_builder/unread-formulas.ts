interface Unread {
  /** The kept formula that the typed text was to replace. */
  readonly kept: string
  readonly typed: string
}

/**
 * Formulas that were typed and cannot be read yet. The document keeps the last readable one; who
 * looks at another question meanwhile finds the own typing again.
 */
class UnreadFormulas {
  private readonly byField = new Map<string, Unread>()

  keep(field: string, kept: string, typed: string | null) {
    if (typed === null) this.byField.delete(field)
    else this.byField.set(field, { kept, typed })
  }

  /** What was typed in the field; null when nothing was, or when the kept formula is another now. */
  recall(field: string, kept: string): string | null {
    const unread = this.byField.get(field)
    return unread?.kept === kept ? unread.typed : null
  }
}

export const unreadFormulas = new UnreadFormulas()
