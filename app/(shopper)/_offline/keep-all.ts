import { keepPictures } from './kept-pictures'
import { loadList, loadVisit, syncVisits } from './kept-visits'
import { forgetShell, keepShell, startWorker } from './worker'

/** Visits before the page that shows them: a newer page never meets older visits. */
export async function keepAll(accountId: string): Promise<void> {
  if (navigator.onLine === false) return
  await forgetShell(accountId)
  await syncVisits(accountId, new Date())
  const worker = await startWorker()
  if (worker === null) return
  keepShell(worker, accountId)
  const rows = (await loadList(accountId))?.content ?? []
  const visits = await Promise.all(rows.map(({ id }) => loadVisit(accountId, id)))
  await keepPictures(visits.map((kept) => kept?.content))
}
