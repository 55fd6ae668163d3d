import type { ChecklistDocument } from '@/lib/core/checklist'

/** Where the draft stands; everything but `saved` means that edits are only on this page. */
export type KeptState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** Could not be saved now; tried again by itself. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryInSeconds: number }
  /** Cannot be saved as it is: a field that the server refuses, a retired checklist. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Another person's draft stands; `revision` is theirs. */
  | { readonly kind: 'conflict'; readonly revision: number }

export type SaveAnswer =
  | { readonly ok: true; readonly revision: number }
  | { readonly ok: false; readonly reason: string; readonly revision?: number | undefined }

export interface KeeperOptions {
  readonly revision: number
  readonly document: ChecklistDocument
  readonly save: (revision: number, document: ChecklistDocument) => Promise<SaveAnswer>
  readonly now: () => Date
}

/** A pause in typing after which a draft is saved. */
export const pauseMs = 800

/** Waits between attempts; the last one goes on for as long as the page is open. */
export const retryAfterSeconds = [2, 5, 15, 30] as const

/** What repeating does not mend. */
const hopeless = new Set(['invalid-input', 'retired', 'not-found'])

/**
 * Keeps a draft on the server while it is being edited: one save at a time, the newest document
 * always last, nothing given up. Belongs to the page, not to a component: leaving the builder does
 * not stop a save.
 */
export class DraftKeeper {
  #revision: number
  #document: ChecklistDocument
  #saved: ChecklistDocument
  #savedAt: Date | null = null
  #state: KeptState = { kind: 'saved', at: null }
  #timer: ReturnType<typeof setTimeout> | undefined
  #attempt: Promise<void> | null = null
  #failures = 0
  readonly #options: KeeperOptions
  readonly #listeners = new Set<() => void>()

  constructor(options: KeeperOptions) {
    this.#options = options
    this.#revision = options.revision
    this.#document = options.document
    this.#saved = options.document
  }

  get state(): KeptState {
    return this.#state
  }

  get document(): ChecklistDocument {
    return this.#document
  }

  get revision(): number {
    return this.#revision
  }

  get isDirty(): boolean {
    return this.#document !== this.#saved
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(document: ChecklistDocument): void {
    if (document === this.#document) return
    this.#document = document
    // A conflict waits for a person; whatever else was wrong may be mended by this very change.
    if (this.#state.kind === 'conflict') return
    if (this.#attempt === null) this.#settle()
    this.#schedule(pauseMs)
  }

  /** Undo and redo can lead back to what is on the server already. */
  #settle(): void {
    this.#become(this.isDirty ? { kind: 'unsaved' } : { kind: 'saved', at: this.#savedAt })
  }

  /** Saves at once; true when the newest document is on the server afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    while (this.#attempt !== null) await this.#attempt
    if (this.#state.kind !== 'conflict' && this.isDirty) await this.#try()
    return !this.isDirty
  }

  /** Replaces the other person's draft, knowingly. */
  async overwrite(): Promise<void> {
    if (this.#state.kind !== 'conflict') return
    this.#revision = this.#state.revision
    this.#become({ kind: 'unsaved' })
    await this.flush()
  }

  /** Goes on from the draft that the server holds. */
  adopt(revision: number, document: ChecklistDocument): void {
    clearTimeout(this.#timer)
    this.#revision = revision
    this.#document = document
    this.#saved = document
    this.#savedAt = null
    this.#settle()
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), ms)
  }

  #try(): Promise<void> {
    const attempt = this.#attemptOnce().finally(() => {
      this.#attempt = null
    })
    this.#attempt = attempt
    return attempt
  }

  async #attemptOnce(): Promise<void> {
    const document = this.#document
    this.#become({ kind: 'saving' })
    const answer = await this.#options.save(this.#revision, document)
    if (!answer.ok) {
      this.#meet(answer.reason, answer.revision)
      return
    }
    this.#failures = 0
    this.#revision = answer.revision
    this.#saved = document
    this.#savedAt = this.#options.now()
    this.#settle()
    if (this.isDirty) this.#schedule(pauseMs)
  }

  #meet(reason: string, revision: number | undefined): void {
    if (reason === 'changed-elsewhere' && revision !== undefined) {
      this.#become({ kind: 'conflict', revision })
    } else if (hopeless.has(reason)) {
      this.#become({ kind: 'refused', reason })
    } else {
      const step = Math.min(this.#failures, retryAfterSeconds.length - 1)
      const retryInSeconds = retryAfterSeconds[step] ?? 30
      this.#failures += 1
      this.#become({ kind: 'failed', reason, retryInSeconds })
      this.#schedule(retryInSeconds * 1000)
    }
  }

  #become(state: KeptState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
