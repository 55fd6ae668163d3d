import type {
  FoundSound,
  RunningSound,
  SoundKeeper,
} from '@/components/forms/visit-form/form-device'
import { newId } from './new-id'
import type { SoundPartRow } from './rows'
import { seal, sealJson, unseal, unsealJson } from './seal'
import { findKey, keyToSeal, ownedBy, withStore, writing } from './store'

/** What a recording is; its sound follows in parts from number 1 on. */
interface SoundHead {
  readonly questionId: string
  readonly mediaType: string
  readonly beganAt: string
}

type Owner = { readonly accountId: string; readonly visitId: string }

/** Recordings that run, or become files, in this page: nobody is asked about them. */
const inHand = new Set<string>()

/** Keeps the recordings of one visit while they are made. */
export function soundKeeper(owner: Owner, settled: () => Promise<void>): SoundKeeper {
  const drop = async (id: string) => {
    await dropSound(owner.accountId, id)
    inHand.delete(id)
  }
  return {
    begin: (questionId, mediaType, beganAt) =>
      beginSound(owner, { questionId, mediaType, beganAt }),
    find: async (questionId) =>
      (await listUndecided(owner)).filter(
        (sound) => questionId === undefined || sound.questionId === questionId,
      ),
    async settle(id) {
      await settled()
      await drop(id)
    },
    drop,
    letGo: (id) => void inHand.delete(id),
  }
}

function beginSound(owner: Owner, head: SoundHead): RunningSound {
  const id = newId()
  inHand.add(id)
  let number = 0
  // One after the other: what is found later is a recording from its beginning, without a hole.
  let writingOn = writeHead({ ...owner, id, number }, head)
  return {
    id,
    add(part) {
      number += 1
      const at = { ...owner, id, number }
      writingOn = writingOn.then(async () => writeSound(at, await part.arrayBuffer()))
      return writingOn
    },
  }
}

type At = Omit<SoundPartRow, 'content'>

const placeOf = ({ accountId, id, number }: Pick<At, 'accountId' | 'id' | 'number'>) =>
  `sound ${accountId} ${id} ${number}`

async function writeHead(at: At, head: SoundHead): Promise<void> {
  const key = await keyToSeal(at.accountId)
  await write({ ...at, content: await sealJson(key, placeOf(at), head) })
}

async function writeSound(at: At, bytes: ArrayBuffer): Promise<void> {
  const key = await keyToSeal(at.accountId)
  await write({ ...at, content: await seal(key, placeOf(at), new Uint8Array(bytes)) })
}

function write(row: SoundPartRow): Promise<void> {
  return writing(['soundParts'], 'strict', async (tx) => void (await tx.store.put(row)))
}

/** Recordings of a visit that were cut short, and of which nobody has said what becomes of them. */
export async function listUndecided({ accountId, visitId }: Owner): Promise<readonly KeptSound[]> {
  return (await listSounds(accountId, visitId)).filter(({ id }) => !inHand.has(id))
}

export type KeptSound = FoundSound & { readonly visitId: string }

/** What is left of the recordings of a visit, or of all; each as far as it can be opened. */
export async function listSounds(
  accountId: string,
  visitId?: string,
): Promise<readonly KeptSound[]> {
  const keys = await withStore((db) => db.getAllKeys('soundParts', ownedBy(accountId)))
  const heads = keys.filter(([, , number]) => number === 0)
  const found: KeptSound[] = []
  for (const at of heads) {
    const row = await withStore((db) => db.get('soundParts', at))
    if (!row || (visitId !== undefined && row.visitId !== visitId)) continue
    const sound = await openSound(row)
    if (sound) found.push(sound)
  }
  return found.toSorted((a, b) => a.beganAt.localeCompare(b.beganAt))
}

/** @returns null where nothing of it was recorded, or can be opened any longer */
async function openSound(first: SoundPartRow): Promise<KeptSound | null> {
  const { accountId, id, visitId } = first
  const key = await findKey(accountId)
  const head = await unsealJson(key, placeOf(first), first.content)
  if (head === undefined) return null
  // Only `writeHead` writes there, and the seal says that nobody else did.
  const { questionId, mediaType, beganAt } = head as SoundHead
  const parts: ArrayBuffer[] = []
  const rows = await withStore((db) => db.getAll('soundParts', partsOf(accountId, id)))
  for (const row of rows.filter(({ number }) => number > 0)) {
    const bytes = await unseal(key, placeOf(row), row.content)
    if (bytes === null) break
    parts.push(bytes)
  }
  if (parts.length === 0) return null
  return { id, visitId, questionId, beganAt, sound: new Blob(parts, { type: mediaType }) }
}

function partsOf(accountId: string, id: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId, id], [accountId, id, []])
}

export async function dropSound(accountId: string, id: string): Promise<void> {
  await writing(['soundParts'], 'relaxed', async (tx) => {
    await tx.store.delete(partsOf(accountId, id))
  })
}
