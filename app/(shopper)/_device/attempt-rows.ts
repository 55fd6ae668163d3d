import { type AttemptRow, type KeptAttempt, placeOf } from './rows'
import { type SealKey, sealJson, unsealJson } from './seal'

export async function attemptRow(key: SealKey, attempt: KeptAttempt): Promise<AttemptRow> {
  const { accountId, id, takenAt, isWaiting, tries, nextTryAt, isPutOff, ...about } = attempt
  const content = await sealJson(key, placeOf('attempt', attempt), about)
  const clear = { accountId, id, takenAt, isWaiting, tries, nextTryAt }
  return { ...clear, ...(isPutOff ? { isPutOff } : {}), content }
}

/** @returns null where the attempt cannot be opened any longer */
export async function attemptIn(key: SealKey, row: AttemptRow): Promise<KeptAttempt | null> {
  const { content, ...clear } = row
  const about = await unsealJson(key, placeOf('attempt', row), content)
  return about === undefined
    ? null
    : { ...clear, ...(about as Omit<KeptAttempt, keyof typeof clear>) }
}
