import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { saveDraft } from '@/app/(shopper)/_device/drafts'
import { freezeDraft } from '@/app/(shopper)/_device/freeze-draft'
import { newId } from '@/app/(shopper)/_device/new-id'
import { savePhoto } from '@/app/(shopper)/_device/photos'
import { saveCopy } from '@/app/(shopper)/_device/save-copy'
import { deviceIdOf } from '@/app/(shopper)/_device/settings'
import { closeStore } from '@/app/(shopper)/_device/store'
import type { Actor } from '@/lib/access/actor'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { reportOf } from '@/lib/core/draft-report'
import { freezeReport } from '@/lib/core/frozen-report'
import type { VisitDraft } from '@/lib/core/visit-draft'
import type { CopyItem } from '@/lib/phone-copies/schema'
import { assignShopper } from '@/lib/planning/use-cases/assign-shopper'
import { filePhoneCopy } from '@/lib/reports/use-cases/file-phone-copy'
import { discardVisitDrafts } from '@/lib/visit-drafts/use-cases/discard-visit-drafts'
import { listOwnVisitDrafts } from '@/lib/visit-drafts/use-cases/list-own-visit-drafts'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { aPublishedChecklist, aVisit } from '../factories'
import { aDraft, phoneChecklist } from '../factories/phone'
import { aPhoto, type TestPhoto } from '../photo'
import { openWorld, type World } from '../world'

let world: World
let version: { versionId: string; fingerprint: string }
beforeAll(async () => {
  world = await openWorld()
  version = await aPublishedChecklist(world, phoneChecklist)
})
afterAll(() => world.close())
beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
})

const now = new Date('2026-10-20T09:30:00Z')
const shopper = () => world.actors.shopper
const newVisit = (state = 'accepted') => aVisit(world, { versionId: version.versionId, state })

/** A form of the visit on the phone, with a text and a photo in it. */
async function filledIn(visitId: string, typed: string) {
  const photo = await aPhoto(`${visitId} ${typed}`)
  const facts = photo.frozen('photo')
  const { accountId } = shopper()
  const bytes = photo.bytes.slice().buffer
  await savePhoto({ ...facts, accountId, visitId, bytes, receivedAt: null })
  const { versionId: checklistVersionId, fingerprint } = version
  const begun = aDraft(accountId, { visitId, checklistVersionId, fingerprint, typed })
  const shown = { ...emptyAnswer, photos: [photo.id], answeredAt: now.toISOString() }
  const draft = { ...begun, answers: { ...begun.answers, photo: shown }, photos: [facts] }
  expect(await saveDraft(draft, now)).toMatchObject({ kind: 'saved' })
  return { photo, draft }
}

async function finish(draft: VisitDraft) {
  const end = { id: newId(), finishedAt: now.toISOString(), visitedOn: '2026-10-20' }
  const report = reportOf(phoneChecklist, draft, end)
  const frozen = freezeReport(report)
  const kept = await freezeDraft({ draft, report, frozen, title: 'Магазин' }, now)
  if (!kept.ok) throw new Error(kept.reason)
  return frozen
}

async function file(bytes: Uint8Array, mode: 'preview' | 'file' = 'file') {
  const answer = await filePhoneCopy(world.actors.administrator, { bytes, mode }, world.deps)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.items
}
const outcomesOf = (items: readonly CopyItem[]) =>
  items.map(({ kind, files, outcome }) => `${kind} ${files} ${outcome.kind}`)

const textsIn = async (table: 'evaluations' | 'reports_aside', visitId: string) =>
  (
    await world.database.asOwner<{ report: string }>(
      `SELECT report FROM ${table} WHERE visit_id = $1`,
      [visitId],
    )
  ).map(({ report }) => report)
const hashOf = async ({ id }: TestPhoto) => {
  const [row] = await world.database.asOwner<{ sha256: string }>(
    'SELECT received_sha256 AS sha256 FROM attachments WHERE id = $1',
    [id],
  )
  return row?.sha256
}

describe('what a phone saves as its copy', () => {
  test('is filed by an administrator, byte for byte: a report, a draft, their photos', async () => {
    const [sent, begun] = [await newVisit(), await newVisit()]
    const finished = await filledIn(sent, 'готово')
    const frozen = await finish(finished.draft)
    const other = await filledIn(begun, 'начато')
    const { bytes, part, parts, unreadable, name } = await saveCopy(shopper().accountId, now)
    expect([part, parts, unreadable, name]).toEqual([1, 1, 0, 'etalon-2026-10-20-09-30.zip'])
    expect(outcomesOf(await file(bytes, 'preview'))).toEqual(['report 1 ready', 'draft 1 ready'])
    expect(await textsIn('evaluations', sent)).toEqual([])
    expect(outcomesOf(await file(bytes))).toEqual(['report 1 filed', 'draft 1 filed'])
    expect(await textsIn('evaluations', sent)).toEqual([frozen.text])
    for (const { photo } of [finished, other]) expect(await hashOf(photo)).toBe(photo.sha256)
    const { drafts, files } = await listOwnVisitDrafts(shopper(), { visitId: begun }, world.deps)
    expect(drafts.map(({ body }) => JSON.parse(body))).toMatchObject([
      { deviceId: await deviceIdOf(shopper().accountId), draft: other.draft },
    ])
    expect(files.map(({ id }) => id)).toEqual([other.photo.id])
    expect(outcomesOf(await file(bytes, 'preview'))).toEqual(['report 1 known', 'draft 1 ready'])
  })

  test('in several files is filed one by one: each report and draft with its own photo', async () => {
    const visitIds = [await newVisit(), await newVisit(), await newVisit()]
    const [first, second, third] = visitIds
    const frozen: string[] = []
    const photos: TestPhoto[] = []
    for (const visitId of visitIds) {
      const { draft, photo } = await filledIn(visitId, `№ ${visitId}`)
      photos.push(photo)
      if (visitId !== third) frozen.push((await finish(draft)).text)
    }
    const most = { bytes: 1, parts: 900 }
    const outcomes: string[][] = []
    const names: string[] = []
    for (let [part, parts] = [1, 1]; part <= parts; part += 1) {
      const copy = await saveCopy(shopper().accountId, now, part, most)
      parts = copy.parts
      names.push(copy.name)
      outcomes.push(outcomesOf(await file(copy.bytes)))
    }
    expect(outcomes).toEqual([['report 1 filed'], ['report 1 filed'], ['draft 1 filed']])
    expect(names).toEqual([1, 2, 3].map((part) => `etalon-2026-10-20-09-30-${part}-3.zip`))
    expect(await textsIn('evaluations', first ?? '')).toEqual([frozen[0]])
    expect(await textsIn('evaluations', second ?? '')).toEqual([frozen[1]])
    for (const photo of photos) expect(await hashOf(photo)).toBe(photo.sha256)
  })

  test('of a visit that was taken back is kept: a report beside it, what was begun until it comes back', async () => {
    const { programmeManager } = world.actors
    const [visitId, begun] = [await newVisit('offered'), await newVisit('offered')]
    for (const id of [visitId, begun]) await acceptVisit(shopper(), { visitId: id }, world.deps)
    const { draft, photo } = await filledIn(visitId, 'готово')
    const frozen = await finish(draft)
    const other = await filledIn(begun, 'начато')
    const { bytes } = await saveCopy(shopper().accountId, now)
    const giveTo = (visitIds: string[], shopperIds: string[] = []) =>
      assignShopper(programmeManager, { visitIds, shopperIds }, world.deps)
    expect(await giveTo([visitId, begun])).toMatchObject({ ok: true })
    expect(outcomesOf(await file(bytes, 'preview'))).toEqual(['report 1 ready', 'draft 1 keepable'])
    expect(outcomesOf(await file(bytes))).toEqual(['report 1 kept', 'draft 1 kept'])
    expect(await textsIn('reports_aside', visitId)).toEqual([frozen.text])
    for (const sent of [photo, other.photo]) expect(await hashOf(sent)).toBe(sent.sha256)
    expect(outcomesOf(await file(bytes, 'preview'))).toEqual(['report 1 known', 'draft 1 keepable'])
    // Whoever has the visit next finds nothing of it; whoever takes it again finds all of it.
    const { secondShopper } = world.actors
    const found = async (actor: Actor) => {
      expect(await giveTo([begun], [actor.shopperId ?? ''])).toMatchObject({ ok: true })
      await acceptVisit(actor, { visitId: begun }, world.deps)
      const { drafts, files } = await listOwnVisitDrafts(actor, { visitId: begun }, world.deps)
      await giveTo([begun])
      const bodies = drafts.map(({ body }) => JSON.parse(body).draft)
      return { drafts: bodies, files: files.map(({ id }) => id) }
    }
    expect(await found(secondShopper)).toEqual({ drafts: [], files: [] })
    expect(outcomesOf(await file(bytes))).toEqual(['report 1 kept', 'draft 1 kept'])
    expect(await found(shopper())).toEqual({ drafts: [other.draft], files: [other.photo.id] })
  })

  test('brings answers back that were thrown away on the phone afterwards, and not twice', async () => {
    const visitId = await newVisit()
    const { draft } = await filledIn(visitId, 'передумал')
    const { bytes } = await saveCopy(shopper().accountId, now)
    expect(outcomesOf(await file(bytes))).toEqual(['draft 1 filed'])
    const named = async () => {
      const { drafts } = await listOwnVisitDrafts(shopper(), { visitId }, world.deps)
      return drafts.map(({ body }) => JSON.parse(body))
    }
    const throwAway = async () => {
      const drafts = (await named()).map(({ deviceId, draft: { changes } }) => ({
        deviceId,
        changes,
      }))
      await discardVisitDrafts(shopper(), { visitId, drafts }, world.deps)
      expect(await named()).toEqual([])
    }
    await throwAway()
    for (let twice = 0; twice < 2; twice += 1) {
      expect(outcomesOf(await file(bytes))).toEqual(['draft 1 filed'])
      expect(await named()).toMatchObject([{ draft }])
    }
    await throwAway()
    expect((await file(bytes)).map(({ outcome }) => outcome)).toEqual([
      { kind: 'refused', reason: 'thrown-away' },
    ])
  })

  test('of a visit that its author never took says so, and holds nothing else of the copy up', async () => {
    const [strange, own] = [await newVisit('offered'), await newVisit()]
    const taken = { visitIds: [strange], shopperIds: [] }
    await assignShopper(world.actors.programmeManager, taken, world.deps)
    await filledIn(strange, 'чужое')
    await filledIn(own, 'своё')
    const { bytes } = await saveCopy(shopper().accountId, now)
    const byVisit = new Map((await file(bytes)).map((item) => [item.id, item.outcome]))
    expect(byVisit.get(strange)).toEqual({ kind: 'refused', reason: 'not-theirs' })
    expect(byVisit.get(own)).toMatchObject({ kind: 'filed' })
  })
})
