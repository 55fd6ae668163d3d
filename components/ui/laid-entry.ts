import type { Leaving } from './leave-guard'

/** What of the browser it takes. */
export interface Browser {
  readonly history: Pick<History, 'state' | 'pushState' | 'back' | 'go'>
  readonly location: { readonly href: string }
}

/** What would be lost, and how it is asked about. */
interface Watched {
  readonly isUnsaved: () => boolean
  readonly ask: (leaving: Leaving) => void
}

/**
 * An entry of the same address laid upon that of a sheet: it catches the browser's Back while there is
 * something to lose, and is lifted when there is not, so that Back leads where it always did.
 */
export class LaidEntry {
  #own: { readonly state: unknown; readonly address: string } | null = null
  #isLifted = false
  /** What comes once it is lifted. */
  #after: (() => void) | undefined

  constructor(
    private readonly browser: () => Browser,
    private readonly watched: Watched,
  ) {}

  get isThere(): boolean {
    return this.#own !== null
  }

  lay(): void {
    if (this.#own !== null) return
    const { history, location } = this.browser()
    // With the router's own state: to the router nothing has happened.
    this.#own = { state: history.state, address: location.href }
    history.pushState(history.state, '')
  }

  /**
   * Takes the entry away again; the browser tells by `popped` when it is gone. Lifted once more on the
   * way, it still leads to where it was to lead.
   */
  lift(after?: () => void): void {
    if (this.#own === null) {
      after?.()
      return
    }
    this.#after = after ?? this.#after
    if (this.#isLifted) return
    this.#isLifted = true
    this.browser().history.back()
  }

  /** The browser went to another entry. Returns true where nobody else needs to know. */
  popped(): boolean {
    const own = this.#own
    if (own === null) return false
    const { history, location } = this.browser()
    const isOnSheet = location.href === own.address
    if (this.#isLifted) return this.#gone(isOnSheet)
    if (this.watched.isUnsaved()) {
      history.pushState(own.state, '', own.address)
      this.watched.ask({ go: () => history.go(isOnSheet ? -2 : -1) })
      return true
    }
    this.#own = null
    // Nothing to lose any more: the press goes on to where it was meant to lead.
    if (isOnSheet) history.back()
    return isOnSheet
  }

  #gone(isOnSheet: boolean): boolean {
    const after = this.#after
    this.#own = null
    this.#isLifted = false
    this.#after = undefined
    after?.()
    // Something was typed while it was being lifted.
    if (isOnSheet && this.watched.isUnsaved()) this.lay()
    return isOnSheet
  }
}
