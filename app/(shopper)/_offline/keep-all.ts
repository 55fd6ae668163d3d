import { listPackets } from '../_device/packets'
import { keepPictures } from './kept-pictures'
import { syncVisits } from './kept-visits'
import { forgetShell, keepShell, startWorker } from './worker'

/** Visits before the page that shows them: a newer page never meets older visits. */
export async function keepAll(accountId: string): Promise<void> {
  if (navigator.onLine === false) return
  await forgetShell(accountId)
  await syncVisits(accountId, new Date())
  const worker = await startWorker()
  if (worker === null) return
  keepShell(worker, accountId)
  // Also of a visit that has left the list while answers of it lie here.
  const packets = await listPackets(accountId)
  await keepPictures(packets.map(({ packet }) => packet))
}
