import { findSetting, saveSetting } from './settings'

/** What a browser that had lost its store was found to have lost. */
export interface LossReport {
  readonly at: string
  /** Begun forms and waiting reports that the twin gave back. */
  readonly back: number
  /** Those that it did not have; null: nobody knows how many. */
  readonly lost: number | null
  /** The twin had given up photos and recordings. */
  readonly isWithoutFiles: boolean
  readonly isSeen: boolean
}

/** The account of a loss of which nobody knows whose it was. */
export const ANYBODY = '*'

export const lossName = (accountId: string) => `loss ${accountId}`

/** The last loss that concerns an account; null: none is known. */
export async function findLoss(accountId: string): Promise<LossReport | null> {
  const text = (await findSetting(lossName(accountId))) ?? (await findSetting(lossName(ANYBODY)))
  // Written by this product alone.
  return text === null ? null : (JSON.parse(text) as LossReport)
}

/** The same where the shopper was not told of it yet. */
export async function findUnseenLoss(accountId: string): Promise<LossReport | null> {
  const loss = await findLoss(accountId)
  return loss?.isSeen ? null : loss
}

/** Under which name is noted after which loss the server has said what it has of a visit. */
const answeredName = (accountId: string, visitId: string) => `answered ${accountId} ${visitId}`

/** Whether answers of a visit may be among what was lost: until the server was asked, nobody knows. */
export async function mayBeLost(
  accountId: string,
  visitId: string,
  loss: LossReport,
): Promise<boolean> {
  if (loss.lost === 0) return false
  return (await findSetting(answeredName(accountId, visitId))) !== loss.at
}

/** The server has said what it has of a visit: whatever a loss took of it is known now. */
export async function noteAnswered(
  accountId: string,
  visitId: string,
  loss: LossReport,
): Promise<void> {
  if (!(await mayBeLost(accountId, visitId, loss))) return
  // A full phone opens its form all the same, and asks the server once more.
  await saveSetting(answeredName(accountId, visitId), loss.at).catch((error: unknown) =>
    console.warn(error),
  )
}

/** The shopper has read it; it stays on the page of the phone. */
export async function noteSeen(accountId: string, report: LossReport): Promise<void> {
  await saveSetting(lossName(accountId), JSON.stringify({ ...report, isSeen: true }))
}
