/** A draft that the server keeps of one phone. */
export interface ServerBranch {
  readonly deviceId: string
  /** Counts the saves of all phones of a visit. */
  readonly revision: number
  /** The newest revision of other phones that this draft has taken in; 0: none. */
  readonly base: number
}

/** A draft under the name of the phone that sent it, up to a state of it. */
export interface DraftName {
  readonly deviceId: string
  /** The phone's own counter; what it had sent before is meant as well. */
  readonly changes: number
}

/**
 * The names of several lists of drafts, each once.
 *
 * Rule    a phone that stands in both is named up to the newer of its states: what it sent before is in it.
 * Returns in the order in which the phones were first named.
 * Source  PHONE.md, Keeping it (two devices; a wiped phone).
 */
export function joinDraftNames(
  ...lists: readonly (readonly DraftName[] | undefined)[]
): readonly DraftName[] {
  const newest = new Map<string, number>()
  for (const { deviceId, changes } of lists.flatMap((list) => list ?? []))
    newest.set(deviceId, Math.max(changes, newest.get(deviceId) ?? 0))
  return [...newest].map(([deviceId, changes]) => ({ deviceId, changes }))
}

/**
 * Whether a draft of the server is among those that are named.
 *
 * Rule    it is of a phone that is named, and no newer than the state that is named.
 * Returns false for what the phone has sent since: that is news.
 * Source  PHONE.md, Keeping it (two devices; a wiped phone).
 */
export function isDraftNamed(names: readonly DraftName[], draft: DraftName): boolean {
  return names.some(
    ({ deviceId, changes }) => deviceId === draft.deviceId && draft.changes <= changes,
  )
}

/** The draft on this phone, as far as it decides. */
export interface PhoneBranch {
  readonly deviceId: string
  readonly changes: number
  /** Somebody has told something here. */
  readonly isBegun: boolean
  /** Its last save on the server; null: none. */
  readonly onServer: {
    readonly revision: number
    readonly changes: number
    readonly base: number
  } | null
}

export type BranchChoice =
  /** Nothing elsewhere that this phone lacks. */
  | { readonly kind: 'phone' }
  /** This phone has nothing of its own: what is on the server goes on here. */
  | { readonly kind: 'take'; readonly revision: number }
  /** Changed in several places since they parted: only the shopper can say. */
  | { readonly kind: 'ask'; readonly revisions: readonly number[] }

/**
 * Which draft of a visit the form goes on with.
 *
 * Rule    a draft that another one has taken in is old. What this phone has, and nobody else, is
 *         never left for another: then the shopper is asked. A phone with nothing of its own takes
 *         what there is, and asks only where there are several.
 * Returns the phone's own, one revision to take, or those among which the shopper chooses.
 * Source  PHONE.md, Keeping it (two devices; a wiped phone); cause of loss L12.
 */
export function chooseBranch(
  phone: PhoneBranch | null,
  deviceId: string,
  server: readonly ServerBranch[],
): BranchChoice {
  const known = phone?.onServer?.base ?? 0
  // A phone that lost its store comes back as another device, or finds its own draft as the only one.
  const elsewhere = server.filter((branch) => branch.deviceId !== deviceId || phone === null)
  const news = elsewhere.filter(({ revision }) => revision > known)
  const heads = news.filter(
    (branch) =>
      !news.some(({ deviceId: other, base }) => {
        return other !== branch.deviceId && base >= branch.revision
      }),
  )
  const [first, ...more] = heads
  if (first === undefined) return { kind: 'phone' }
  const isOld = phone === null || !phone.isBegun || isTakenIn(phone, heads)
  if (isOld && more.length === 0) return { kind: 'take', revision: first.revision }
  return { kind: 'ask', revisions: heads.map(({ revision }) => revision) }
}

/** All of this phone's work is in what another phone has gone on with. */
function isTakenIn({ changes, onServer }: PhoneBranch, heads: readonly ServerBranch[]): boolean {
  if (onServer === null || onServer.changes !== changes) return false
  return heads.some(({ base }) => base >= onServer.revision)
}
