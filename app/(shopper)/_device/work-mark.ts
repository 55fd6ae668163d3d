import { isUnsent } from './drafts'
import type { DraftRow, ReportRow } from './rows'
import { withStore } from './store'
import { shortNotes, WORK_MARK } from './twin-place'
import type { Touched } from './watch-writes'

/** How many begun forms and waiting reports of each account lie in the store. */
export type WorkHere = Readonly<Record<string, number>>

/** Whose work lies in the store, as it was noted outside of it; nobody's where nothing was. */
export function notedWork(): WorkHere {
  try {
    const noted: unknown = JSON.parse(shortNotes()?.getItem(WORK_MARK) ?? '{}')
    const entries = Object.entries(typeof noted === 'object' && noted !== null ? noted : {})
    return Object.fromEntries(entries.filter(([, count]) => typeof count === 'number'))
  } catch {
    // Somebody else's word.
    return {}
  }
}

export function countWork(drafts: readonly DraftRow[], reports: readonly ReportRow[]): WorkHere {
  const counts: Record<string, number> = {}
  const work = drafts.filter((draft) => draft.isBegun && isUnsent(draft))
  for (const { accountId } of [...work, ...reports])
    counts[accountId] = (counts[accountId] ?? 0) + 1
  return counts
}

let isNoted = false

/** Notes outside of the store how much work lies in it, where that may have changed. */
export async function noteWork(touched: readonly Touched[]): Promise<void> {
  const notes = shortNotes()
  const isAbout = touched.some(({ store }) => store === 'drafts' || store === 'reports')
  if (notes === null || (isNoted && !isAbout)) return
  // Unless it comes to its end, the next one counts whatever it is about.
  isNoted = false
  // One page at a time counts and writes: an older count never comes after a newer one.
  const locks = globalThis.navigator?.locks
  const work = () => noteIn(notes)
  await (locks ? locks.request('etalon-work-mark', work) : work())
}

async function noteIn(notes: Storage): Promise<void> {
  const counts = await withStore(async (db) =>
    countWork(await db.getAll('drafts'), await db.getAll('reports')),
  )
  const text = JSON.stringify(counts)
  try {
    if (text === '{}') notes.removeItem(WORK_MARK)
    else if (notes.getItem(WORK_MARK) !== text) notes.setItem(WORK_MARK, text)
    isNoted = true
  } catch (error) {
    // No room for a line: then nothing but the twin tells of a loss.
    console.warn(error)
  }
}
